package io.riskmesh.embedded.commit;

/// Where a transaction stands and what became of it.
///
/// @param code Fabric's validation code, 0..255
public record TransactionPlace(long block, int index, int code) {}
