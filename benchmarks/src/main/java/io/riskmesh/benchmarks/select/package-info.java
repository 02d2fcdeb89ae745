/// What shares of a pair's histogram cost.
package io.riskmesh.benchmarks.select;
