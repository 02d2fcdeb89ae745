package io.riskmesh.ledger.part;

/// What a grant allows. In the order of the names, which is the order of a set on the ledger.
public enum DataUse {
    /// Measure what the data contributed.
    CONTRIBUTE,
    /// Evaluate a model on the data.
    EVALUATE,
    /// Score payments with features of the data.
    SCORE,
    /// Train on the data.
    TRAIN
}
