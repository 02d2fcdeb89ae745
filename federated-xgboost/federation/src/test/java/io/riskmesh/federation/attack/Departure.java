package io.riskmesh.federation.attack;

/// A bank leaves for good.
///
/// @param ordinal of the bank
/// @param level of the tree at which it leaves: 0 is the root's histogram
/// @param afterUpload whether the level was opened with its vector in it before it left
record Departure(int ordinal, int tree, int level, boolean afterUpload) {}
