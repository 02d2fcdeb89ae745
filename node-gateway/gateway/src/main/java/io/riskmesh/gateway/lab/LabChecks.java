package io.riskmesh.gateway.lab;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.lab.joint.JoinedRows;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.plan.PlanCheck;
import io.riskmesh.gateway.plan.PlanShape;
import io.riskmesh.gateway.plan.RunParameters;

/// What a lab run needs beyond sound parameters and sound rows.
final class LabChecks {
    private LabChecks() {}

    /// Parameters that a lab run can use, before any row is read.
    static RunParameters parameters(LabRequest request) throws Stopped {
        RunParameters parameters = request.parameters().resolve();
        Objective objective = parameters.federated().objective();
        if (objective != Objective.BINARY_LOGISTIC) {
            throw Stopped.usage("expected objective " + Objective.BINARY_LOGISTIC.xgboostName()
                    + ", as labels are classes, found " + objective.xgboostName());
        }
        boolean validates = parameters.federated().earlyStopping().rounds() > 0;
        if (validates && !(request.validationShare() > 0 && request.validationShare() < 1)) {
            throw Stopped.usage("--validation-share: expected a share between 0 and 1, as early stopping looks at these rows, found "
                    + request.validationShare());
        }
        return parameters;
    }

    /// Parameters, rows and faults that fit each other.
    static void run(LabData data, RunParameters parameters, FaultScenario faults) throws Stopped {
        faults.requireBanks(data.banks().stream().map(LabBank::name).toList());
        TrainingParameters agreed = parameters.federated();
        requireMonotone(data, agreed);
        double weight = data.train().largestWeight() * Math.max(1, agreed.weights().scalePosWeight());
        if (weight > agreed.weights().maxWeight()) {
            throw Stopped.refused("expected row weights times scalePosWeight of at most maxWeight "
                    + agreed.weights().maxWeight() + ", found " + weight);
        }
        int categorical = (int) data.train().schema().features().stream().filter(f -> f.isCategorical()).count();
        PlanCheck.requireRunnable(
                new PlanShape(agreed, data.banks().size(), data.train().schema().size(), categorical, data.rowBound()));
        for (LabBank bank : data.banks()) {
            if (agreed.earlyStopping().rounds() > 0 && bank.validation().rows() == 0) {
                throw Stopped.refused("bank " + bank.name() + ": expected rows for early stopping, found none; raise"
                        + " --validation-share");
            }
        }
    }

    /// What a run on the features of both sides needs beyond that, before anything is trained.
    static void joint(JoinedRows rows, RunParameters parameters) throws Stopped {
        FeatureSchema schema = rows.joined().train().schema();
        int categorical = (int) schema.features().stream().filter(f -> f.isCategorical()).count();
        PlanCheck.requireRunnable(new PlanShape(parameters.federated(), rows.joined().banks().size(), schema.size(), categorical,
                Sides.of(schema).payees(), rows.joined().rowBound()));
    }

    private static void requireMonotone(LabData data, TrainingParameters parameters) throws Stopped {
        try {
            parameters.monotone().signs(data.train().schema());
        } catch (IllegalArgumentException e) {
            throw Stopped.usage("parameters: " + e.getMessage());
        }
    }
}
