/// Which rows and which features a tree may use, by hashing what they are called: stateless, equal wherever it is computed.
package io.riskmesh.boosting.sampling;
