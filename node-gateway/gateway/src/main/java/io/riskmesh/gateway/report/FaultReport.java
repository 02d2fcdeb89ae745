package io.riskmesh.gateway.report;

import java.util.OptionalInt;

/// A bank that was made to leave the run.
///
/// @param bank its name
/// @param leaves where, in words
/// @param returnsAtTree tree from which on it should take part again; absent: never
/// @param happened whether the run reached that point
public record FaultReport(String bank, String leaves, OptionalInt returnsAtTree, boolean happened) {}
