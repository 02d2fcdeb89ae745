package io.riskmesh.gateway.plan;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.rules.PrivacyFloor;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankAssignment;
import java.util.List;

/// Whether a plan may run at all, before any row is read.
public final class PlanCheck {
    private static final double LEAST_ROW_SAMPLE = 0.5;
    private static final int LARGEST_SHAPE = 1_000_000;

    private PlanCheck() {}

    /// The 64-bit words of the plan's histogram cells.
    ///
    /// @throws Stopped exit 2 for a shape that is none, exit 3 with the reason code of what refuses the plan
    public static int requireRunnable(PlanShape shape) throws Stopped {
        requireShape(shape);
        PrivacyParameters limits = shape.parameters().privacy();
        int least = PrivacyFloor.SHIPPED.leastBanks(limits);
        if (shape.banks() < least) {
            throw Stopped.refused("too_few_banks: expected at least " + least + " banks, as a sum of two shows each the other's data and "
                    + limits.declaredColluders() + " of them may collude, found " + shape.banks());
        }
        if (shape.banks() > BankAssignment.MAXIMUM_BANKS) {
            throw Stopped.refused("expected at most " + BankAssignment.MAXIMUM_BANKS + " banks, found " + shape.banks());
        }
        double sample = shape.parameters().sampling().subsample();
        if (limits.rules() && !(sample >= LEAST_ROW_SAMPLE && sample < 1)) {
            throw Stopped.refused("expected subsample from " + LEAST_ROW_SAMPLE + " to below 1 in a federated run with privacy rules, as"
                    + " trees over all rows need noise or an enclave that opens, found " + sample);
        }
        List<String> obstacles = PlannedScoring.obstacles(shape);
        if (shape.isJoint() && !obstacles.isEmpty()) {
            throw Stopped.refused("model_not_scorable: a joint model is scored in the enclave; " + String.join("; ", obstacles));
        }
        if (shape.isJoint()) {
            requireJoint(shape.parameters());
        }
        return switch (shape.isJoint() ? FixedPointPlan.ofBothSides(shape.parameters(), shape.rows())
                : FixedPointPlan.of(shape.parameters(), shape.rows())) {
            case PlanResult.Planned planned -> planned.plan().layout().words();
            case PlanResult.DoesNotFit refused -> throw Stopped.refused("the plan does not fit: " + refused.reason());
        };
    }

    private static void requireJoint(TrainingParameters parameters) throws Stopped {
        Sampling sampling = parameters.sampling();
        boolean wholeLevels = parameters.shape().policy() == GrowPolicy.DEPTH_WISE && parameters.shape().maxLeaves() == 0;
        boolean allColumns = sampling.byTree() == 1 && sampling.byLevel() == 1 && sampling.byNode() == 1;
        if (!wholeLevels || !allColumns || parameters.earlyStopping().rounds() > 0) {
            throw Stopped.refused("plan_mismatch: expected a joint run that grows by whole levels, on all columns, without early stopping,"
                    + " found another");
        }
    }

    private static void requireShape(PlanShape shape) throws Stopped {
        within("--banks", shape.banks(), 1, LARGEST_SHAPE);
        within("--features", shape.features(), 1, LARGEST_SHAPE);
        within("--payee-features", shape.payees(), 0, shape.features() - 1);
        within("--categorical", shape.categorical(), 0, shape.features());
        within("--rows", shape.rows(), 1, 1L << 40);
    }

    private static void within(String option, long value, long least, long most) throws Stopped {
        if (value < least || value > most) {
            throw Stopped.usage(option + ": expected " + least + ".." + most + ", found " + value);
        }
    }
}
