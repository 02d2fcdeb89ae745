/// How good a model is: exact metrics of a bank's own rows, and certified intervals from bin counts that banks may add
/// (design `evaluation.md` section 1). Pure; integer arithmetic up to the last division.
package io.riskmesh.boosting.evaluation;
