package io.riskmesh.gateway.ledger.projection;

/// Where a row stands on the ledger.
public record RowPlace(long block, int transaction, int write) {

    /// The place of a row.
    public static RowPlace of(FactRow row) {
        return new RowPlace(row.block(), row.transaction(), row.write());
    }
}
