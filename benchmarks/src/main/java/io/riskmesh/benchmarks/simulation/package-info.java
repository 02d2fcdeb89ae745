/// What banks gain from one another on the simulator's payments.
package io.riskmesh.benchmarks.simulation;
