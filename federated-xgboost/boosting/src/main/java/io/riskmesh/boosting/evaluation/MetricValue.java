package io.riskmesh.boosting.evaluation;

/// One figure, or why there is none. Never NaN.
public sealed interface MetricValue permits Defined, Undefined {}
