/// What the payee's side of a payment is worth, on the sets of evaluation.md section 5: T5, T6, T7.
package io.riskmesh.benchmarks.joint;
