package io.riskmesh.federation.message;

import io.riskmesh.boosting.split.SplitRule;

/// An inner node of a finished tree. Its children are the next two ids in the order of the list.
public record SplitNode(int node, SplitRule rule) {}
