package io.riskmesh.federation.message;

/// Which candidate of a node was chosen.
///
/// @param candidate index among the node's candidates, 0..2
/// @param growsOn whether the children's sums will be opened as a pair; otherwise both are leaves
public record Choice(int node, int candidate, boolean growsOn) {}
