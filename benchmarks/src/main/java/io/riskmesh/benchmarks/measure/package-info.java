/// Taking times of two programs in turn, on one machine, in one process.
package io.riskmesh.benchmarks.measure;
