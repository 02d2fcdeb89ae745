/// Files of a simulation: each bank's side, labels, truth, stream, training tables and the manifest.
package io.riskmesh.simulator.output;
