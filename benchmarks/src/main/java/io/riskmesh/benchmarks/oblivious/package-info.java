/// `riskmesh bench oblivious`: the enclave's kernels against XGBoost and against the plain walk, same models, same rows.
package io.riskmesh.benchmarks.oblivious;
