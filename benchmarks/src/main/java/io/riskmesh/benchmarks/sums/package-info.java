/// What masked sums cost: kernels against bare AES-CTR, whole aggregations by role, key set-up.
package io.riskmesh.benchmarks.sums;
