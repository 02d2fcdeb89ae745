package io.riskmesh.ledger.part;

/// What a party is to the consortium.
public enum PartyRole {
    /// Brings data, trains, scores.
    BANK,
    /// Runs infrastructure only.
    OPERATOR,
    /// Reads and verifies, writes nothing.
    REGULATOR
}
