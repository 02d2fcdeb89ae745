package io.riskmesh.federation.rows;

import io.riskmesh.boosting.parameters.ValidationMetric;

/// One bank's rows, which never leave it: what the machine asks and masks. Calls come from the machine's thread, one at a
/// time; they may take long and may use threads of their own.
public interface BankRows {

    /// Training rows, at most the bank's signed row bound.
    long rows();

    /// Training rows of class 1.
    long positives();

    /// The bank's cells of the metric over its validation rows at their present margins.
    long[] validationCells(ValidationMetric metric);
}
