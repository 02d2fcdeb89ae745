package io.riskmesh.binselect.pair;

/// The payer's bank A: holds g and h of the pair's rows.
public non-sealed interface GradientOwner extends PairHistogram {}
