/// Chance of the simulator: an own generator and own distributions, because a library's stream may change with its release.
package io.riskmesh.simulator.random;
