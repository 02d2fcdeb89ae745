package io.riskmesh.gateway.lab.fault;

import java.util.OptionalInt;

/// One bank that leaves.
///
/// @param bank its name in the report
/// @param leaves where its connection ends
/// @param returnsAtTree tree, from 0, at whose beginning it takes part again; absent: never
public record Fault(String bank, FaultPoint leaves, OptionalInt returnsAtTree) {}
