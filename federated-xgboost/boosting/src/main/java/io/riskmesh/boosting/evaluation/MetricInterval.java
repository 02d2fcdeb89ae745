package io.riskmesh.boosting.evaluation;

/// A figure known within limits, or why there is none.
public sealed interface MetricInterval permits CertifiedInterval, Undefined {}
