package io.riskmesh.boosting.evaluation;

/// Rows of neighbouring probabilities: what the model said on average, and what share was positive.
public record ReliabilityBin(double meanProbability, double observedRate, long weight) {}
