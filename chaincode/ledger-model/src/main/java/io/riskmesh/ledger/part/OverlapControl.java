package io.riskmesh.ledger.part;

/// What happens about rows that two banks hold.
public enum OverlapControl {
    OFF,
    /// A copy is flagged and paid nothing.
    REPORT,
    /// One keeper per shared row; not built.
    DIVIDE
}
