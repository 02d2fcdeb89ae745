/// An engine that hides nothing: the oracle of the real one and a stand-in for tests of what is above it.
package io.riskmesh.binselect.insecure;
