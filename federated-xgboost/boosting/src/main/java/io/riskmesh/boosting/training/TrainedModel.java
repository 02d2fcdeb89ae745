package io.riskmesh.boosting.training;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.tree.TreeEnsemble;

/// What training gives.
///
/// @param full the kept trees with all statistics of their rows: it stays with the opener
/// @param released the same function without them (rule R11)
/// @param grown trees grown, the prior's not counted; more than are kept where training stopped early
/// @param stopping how early stopping ended
public record TrainedModel(TreeEnsemble full, TreeEnsemble released, int grown, StoppingState stopping) {

    static TrainedModel of(TrainingParameters parameters, TreeEnsemble full, int grown, StoppingState stopping) {
        return new TrainedModel(full, full.stripped(parameters.privacy().covers(), parameters.shape().maxDepth()), grown, stopping);
    }
}
