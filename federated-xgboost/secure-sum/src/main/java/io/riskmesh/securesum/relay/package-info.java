/// The relay: collects, adds, freezes, forwards.
package io.riskmesh.securesum.relay;
