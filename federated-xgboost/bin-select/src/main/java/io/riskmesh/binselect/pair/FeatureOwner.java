package io.riskmesh.binselect.pair;

/// The payee's bank B: holds the bins of the pair's rows.
public non-sealed interface FeatureOwner extends PairHistogram {}
