package io.riskmesh.federation.terms;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.model.JointScoring;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;

/// What a run on the features of both sides needs beyond the terms of any run: a model that the enclave can score, and a tree
/// that grows by levels from one candidate per node (joint-training.md section 4).
final class JointTerms {
    // Rows outside the sample count for presence and minimum counts: not too many of a count may be such rows.
    private static final double LEAST_ROW_SAMPLE = 0.5;

    private JointTerms() {}

    static void check(TrainingParameters parameters, FeatureSchema schema) throws RefusedRound {
        try {
            Sides.of(schema);
        } catch (IllegalArgumentException e) {
            throw new RefusedRound(SharedReason.SCHEMA_MISMATCH, "payer-side features, then payee-side ones", e.getMessage());
        }
        unless(schema.features().stream().noneMatch(Feature::isCategorical), ScoringReason.MODEL_NOT_SCORABLE,
                "categories as columns of 0 and 1, as the enclave scores no categorical splits", "a categorical feature");
        unless(parameters.shape().maxDepth() <= JointScoring.MAX_DEPTH, ScoringReason.MODEL_NOT_SCORABLE,
                "a depth of at most " + JointScoring.MAX_DEPTH + ", which the enclave scores", parameters.shape().maxDepth());
        unless(schema.size() <= JointScoring.MAX_FEATURES, ScoringReason.MODEL_NOT_SCORABLE,
                "at most " + JointScoring.MAX_FEATURES + " features, which the enclave scores", schema.size());
        unless(parameters.shape().policy() == GrowPolicy.DEPTH_WISE && parameters.shape().maxLeaves() == 0, TrainingReason.PLAN_MISMATCH,
                "a joint tree that grows by whole levels", parameters.shape());
        Sampling sampling = parameters.sampling();
        unless(sampling.byTree() == 1 && sampling.byLevel() == 1 && sampling.byNode() == 1, TrainingReason.PLAN_MISMATCH,
                "a joint run on all columns", "drawn columns");
        unless(sampling.subsample() >= LEAST_ROW_SAMPLE, TrainingReason.PLAN_MISMATCH, "a joint run on at least half of the rows",
                sampling.subsample());
        unless(parameters.earlyStopping().rounds() == 0, TrainingReason.PLAN_MISMATCH, "a joint run without early stopping",
                "early stopping");
    }
}
