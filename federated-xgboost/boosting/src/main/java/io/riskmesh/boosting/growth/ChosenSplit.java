package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.split.SplitRule;

/// A split that the tree takes. Its children are `leftChild` and `leftChild + 1`.
///
/// @param growsOn whether the children's sums will be opened as a pair; otherwise both are leaves
public record ChosenSplit(int node, SplitRule rule, int leftChild, boolean growsOn) {}
