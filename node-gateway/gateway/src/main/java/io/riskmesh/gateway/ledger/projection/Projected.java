package io.riskmesh.gateway.ledger.projection;

/// An answer with the state of the ledger that it was read from.
///
/// @param <T> what was asked for
/// @param level of the rows at that moment
public record Projected<T>(T value, Level level) {}
