package io.riskmesh.gateway.ledger.projection;

import io.riskmesh.ledger.fact.Fact;

/// One fact of a valid transaction, with its place.
///
/// @param block its block
/// @param transaction position of its transaction in the block, from 0
/// @param write position in the transaction, from 0
public record FactRow(long block, int transaction, int write, String transactionId, Fact fact) {}
