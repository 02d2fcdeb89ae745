package io.riskmesh.gateway.ledger.projection;

import java.util.Optional;

/// A stretch of the ledger that is read backwards.
///
/// @param before only rows that stand before this place, if given: the next page
/// @param from only rows that claim this time or a later one, ms since the epoch
/// @param until only rows that claim an earlier time
/// @param block only rows of this block
public record FactWindow(Optional<RowPlace> before, Optional<Long> from, Optional<Long> until, Optional<Long> block) {

    /// Everything.
    public static FactWindow all() {
        return new FactWindow(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Everything in one block.
    public static FactWindow ofBlock(long number) {
        return new FactWindow(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(number));
    }
}
