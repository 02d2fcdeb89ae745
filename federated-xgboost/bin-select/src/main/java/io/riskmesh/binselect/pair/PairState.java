package io.riskmesh.binselect.pair;

/// A role's state; what it holds is its engine's own business. Immutable, and prints nothing secret.
public interface PairState {}
