package io.riskmesh.gateway.report;

/// Exact metrics of a model cut off after some trees, on the test rows.
///
/// @param logLoss mean over the weights, natural logarithm
/// @param averagePrecision without interpolation
/// @param auc with half of the ties
public record TreeMetrics(double logLoss, double averagePrecision, double auc) {}
