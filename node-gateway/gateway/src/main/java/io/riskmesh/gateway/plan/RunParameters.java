package io.riskmesh.gateway.plan;

import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.TrainingParameters;

/// Parameters of one command: for the federation, and for the baselines beside it.
///
/// @param federated what the banks agree on
/// @param askedRowSample share of rows per tree that the user asked for, 1 if he did not; baselines draw no other
/// @param weightBoundAsked whether the user set the bound of row weights
public record RunParameters(TrainingParameters federated, double askedRowSample, boolean weightBoundAsked) {

    /// The same model without what only a federation needs: no privacy rules, and no row sample unless asked for.
    public TrainingParameters plain() {
        return federated.withPrivacy(federated.privacy().withoutRules())
                .withSampling(federated.sampling().withSubsample(askedRowSample));
    }

    /// The same, with room for rows of this weight unless the user set the bound: the next power of two, as the bound is
    /// public and an exact largest weight need not be.
    ///
    /// @param largest of all training rows
    public RunParameters forWeights(int largest) {
        RowWeights weights = federated.weights();
        double needed = Math.max(1, largest) * Math.max(1.0, weights.scalePosWeight());
        if (weightBoundAsked || needed <= weights.maxWeight()) {
            return this;
        }
        double bound = 1;
        while (bound < needed) {
            bound *= 2;
        }
        RowWeights wider = new RowWeights(weights.scalePosWeight(), bound, weights.labelBound());
        return new RunParameters(federated.withWeights(wider), askedRowSample, weightBoundAsked);
    }
}
