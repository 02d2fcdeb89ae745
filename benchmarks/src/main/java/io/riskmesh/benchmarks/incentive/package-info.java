/// Contributions by leaf sums against contributions by training again.
package io.riskmesh.benchmarks.incentive;
