package io.riskmesh.ledger.part;

/// How a bank's values at several validators become one score.
public enum PayoutRule {
    /// Mean over the other banks' holdouts, by their row bounds.
    WEIGHTED_MEAN,
    /// Lower median over the other banks' holdouts: one liar moves it little.
    MEDIAN
}
