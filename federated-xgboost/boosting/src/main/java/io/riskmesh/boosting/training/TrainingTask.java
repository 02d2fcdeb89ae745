package io.riskmesh.boosting.training;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.TreeGrowth;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.work.Workers;

/// All that decides a model beside rows and sample seeds, agreed before the first tree.
///
/// @param priorPerMille the prior in thousandths: as the parameters fix it, or as a sum over all rows gave it
public record TrainingTask(TrainingParameters parameters, FeatureSchema schema, HistogramCuts cuts, FixedPointPlan plan,
        int priorPerMille) {

    public TrainingTask {
        if (!cuts.fits(schema)) {
            throw new IllegalArgumentException("Expected cuts of the schema's " + schema.size() + " features, got " + cuts);
        }
        if (priorPerMille < 1 || priorPerMille > 999) {
            throw new IllegalArgumentException("Expected a prior in 1..999 thousandths, got " + priorPerMille);
        }
        if (parameters.objective() != Objective.BINARY_LOGISTIC
                && (priorPerMille != Prior.HALF || parameters.earlyStopping().rounds() > 0)) {
            throw new IllegalArgumentException("Expected a prior or early stopping for " + Objective.BINARY_LOGISTIC.xgboostName()
                    + " only, got " + parameters.objective().xgboostName());
        }
    }

    /// The growth of one tree, on the calling thread.
    public TreeGrowth beginTree(int tree) {
        return beginTree(tree, Workers.inline());
    }

    /// The growth of one tree.
    ///
    /// @param tree index among the grown trees
    public TreeGrowth beginTree(int tree, Workers workers) {
        return TreeGrowth.begin(parameters, schema, cuts, plan, tree, workers);
    }
}
