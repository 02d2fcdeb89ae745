package io.riskmesh.gateway.contribution.column;

import io.riskmesh.ledger.reason.ReasonCode;

/// What a bank found of its own column.
public sealed interface ColumnVerdict {

    /// The report says what the bank recomputed.
    ///
    /// @param totalNanoNats per holdout row of its own
    record Verified(long totalNanoNats) implements ColumnVerdict {}

    /// The report says something else.
    ///
    /// @param finding both numbers or digests, for people and as evidence
    record Differs(ReasonCode code, String finding) implements ColumnVerdict {}

    /// The bank kept nothing to recompute it with.
    record Unchecked(ReasonCode code) implements ColumnVerdict {}

    /// The bank took no part in the run.
    record NoColumn() implements ColumnVerdict {}
}
