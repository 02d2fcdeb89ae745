package io.riskmesh.ledger.part;

/// Which rows are held out of training.
public enum HoldoutMode {
    /// By the coin alone.
    RANDOM,
    /// Those after a date, thinned by the coin.
    TIME
}
