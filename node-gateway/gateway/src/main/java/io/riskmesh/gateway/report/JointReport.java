package io.riskmesh.gateway.report;

/// What a run on the features of both sides found, beside the one-sided baselines.
///
/// @param joint the joint model
/// @param permuted the `null` baseline: pooled training with the payee's side permuted across rows; must fall back to about
///     the federated model
/// @param missing the joint model on test rows whose payee's side is missing
/// @param pooledXgboost XGBoost on all joined rows
/// @param exact the comparison with pooled training on joined rows
/// @param fileDigest of the joint model's file
/// @param features of both sides
/// @param pairs ordered pairs of banks
public record JointReport(MetricRow joint, MetricRow permuted, MetricRow missing, MetricRow pooledXgboost, Exactness exact,
        String fileDigest, int features, int pairs, long bytesPerBankPerTree) {}
