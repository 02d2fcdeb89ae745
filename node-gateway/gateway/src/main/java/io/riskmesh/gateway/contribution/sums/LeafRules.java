package io.riskmesh.gateway.contribution.sums;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.leaf.LeafWeight;
import java.util.Optional;

/// Training's leaf rule in the integers of the measure.
public final class LeafRules {

    private static final double MILLION = 1e6;

    private LeafRules() {}

    /// Empty where the measure knows no closed form (`leaf_rule_unsupported`): monotone constraints, other objectives.
    public static Optional<LeafRule> of(TrainingParameters parameters, FixedPointPlan plan) {
        if (!isSupported(parameters)) {
            return Optional.empty();
        }
        Regularization terms = parameters.regularization();
        int scale = plan.scaleBits();
        double step = LeafGrid.of(parameters).step();
        return Optional.of(new LeafRule(scale, fixed(terms.lambda(), scale), fixed(terms.alpha(), scale),
                fixed(terms.minChildWeight(), scale), fixed(terms.maxDeltaStep(), LeafWeight.UNIT_BITS),
                (int) Math.rint(parameters.eta() * MILLION), step == 0 ? 0 : -Math.getExponent(step)));
    }

    /// Whether there is such a form.
    public static boolean isSupported(TrainingParameters parameters) {
        return parameters.objective() == Objective.BINARY_LOGISTIC && parameters.monotone().isNone();
    }

    /// A leaf of the model, in the measure's units.
    public static long units(float leaf) {
        return fixed(leaf, LeafWeight.UNIT_BITS);
    }

    private static long fixed(float value, int bits) {
        return (long) Math.rint(Math.scalb((double) value, bits));
    }
}
