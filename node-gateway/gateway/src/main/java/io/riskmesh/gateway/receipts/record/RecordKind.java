package io.riskmesh.gateway.receipts.record;

import java.util.Optional;

/// What a record is about. Numbers are never reused.
public enum RecordKind {
    /// A score with its receipt, which is a leaf.
    SCORED(1),
    /// A request that was refused; no leaf.
    REFUSED(2),
    /// An enclave's tally of an epoch, a leaf.
    TALLY(3),
    /// The end of an epoch of this log; what follows belongs to the next.
    EPOCH_END(4);

    private final int code;

    RecordKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// Whether its public part begins with a leaf of the tree.
    public boolean isLeaf() {
        return switch (this) {
            case SCORED, TALLY -> true;
            case REFUSED, EPOCH_END -> false;
        };
    }

    static Optional<RecordKind> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
