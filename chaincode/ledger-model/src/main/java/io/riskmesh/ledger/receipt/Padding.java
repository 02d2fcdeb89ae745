package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.field.Shape;

/// How many leaves an epoch of a log gets, so that its size tells little about a bank's volume: a multiple of `anchorPadTo` once
/// it has as many receipts, else the next power of two of at least 64. The leaves that are missing are random ones.
public final class Padding {

    /// Leaves of a quiet or empty epoch.
    public static final int LEAST_LEAVES = 64;

    private Padding() {}

    /// Leaves of an epoch, padding included.
    ///
    /// @param receipts of the epoch, from 0
    /// @param anchorPadTo of the consortium in force
    public static long leaves(long receipts, int anchorPadTo) {
        Shape.within("receipts", receipts, 0, Integer.MAX_VALUE);
        Shape.sequence("anchorPadTo", anchorPadTo);
        if (receipts >= Math.max(anchorPadTo, LEAST_LEAVES)) {
            return Math.ceilDiv(receipts, anchorPadTo) * anchorPadTo;
        }
        return receipts <= LEAST_LEAVES ? LEAST_LEAVES : Long.highestOneBit(receipts - 1) << 1;
    }
}
