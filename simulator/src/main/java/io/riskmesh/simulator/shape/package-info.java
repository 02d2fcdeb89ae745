/// Rows of a named shape for benchmarks: they stand for size, not for accuracy.
package io.riskmesh.simulator.shape;
