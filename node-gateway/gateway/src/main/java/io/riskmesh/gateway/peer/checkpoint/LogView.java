package io.riskmesh.gateway.peer.checkpoint;

/// What came of comparing a checkpoint that was heard with the one that was held.
public sealed interface LogView {
    /// It is the first one of this log, or the same.
    record Same(SignedCheckpoint held) implements LogView {}

    /// It is later, and a proof says that the log only grew; it is held from now on.
    record Grown(SignedCheckpoint held) implements LogView {}

    /// It is older than the one that is held, or later without a proof: nothing is known against the log, nothing proves it.
    record Unproven(SignedCheckpoint heard) implements LogView {}

    /// The owner signed two states of which at most one can be of a log that only grows. The two together convince anybody.
    record Split(SignedCheckpoint one, SignedCheckpoint other) implements LogView {}

    /// It is of another log, or its owner did not sign it: worth nothing.
    record Worthless() implements LogView {}

    /// There was none to be had.
    record Unknown() implements LogView {}
}
