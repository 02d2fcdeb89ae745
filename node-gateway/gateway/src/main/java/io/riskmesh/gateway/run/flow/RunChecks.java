package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.plan.Leakage;
import io.riskmesh.gateway.plan.ParameterTexts;
import io.riskmesh.gateway.plan.PlanCheck;
import io.riskmesh.gateway.plan.PlanCost;
import io.riskmesh.gateway.plan.PlanShape;
import io.riskmesh.gateway.plan.PlannedScoring;
import io.riskmesh.gateway.run.RunPlan;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.fact.RunGrants;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a request must be before anything is said to anybody.
record RunChecks(RunWorld world) {
    private static final int VALIDATION_PPM = 100_000;
    private static final long ROWS_GUESS = 1 << 20;

    /// A request that may start.
    sealed interface Checked {
        record Sound(Invitation invitation) implements Checked {}

        record Refused(Refusal refusal) implements Checked {}
    }

    /// The invitation that the request comes to.
    Checked check(RunRequest request, String id) throws InterruptedException {
        try {
            TrainingParameters parameters = parameters(request);
            RunRequest whole = named(request);
            FeatureSchema schema = Computed.on(world.threads(), () -> world.datasets().schema(whole.dataset()));
            PlanCheck.requireRunnable(shape(parameters, whole.banks().size(), schema));
            if (new RunGrants(world.ledger(), world.clock()).forRun(whole.banks(), world.self(), whole.dataset(), whole.purpose())
                    instanceof RunGrants.Found.Refused(Refusal refusal)) {
                return new Checked.Refused(refusal);
            }
            boolean weighted = world.datasets().isWeighted(whole.dataset());
            return new Checked.Sound(new Invitation(id, whole, 0, world.self(), schema, weighted,
                    parameters.earlyStopping().rounds() > 0 ? VALIDATION_PPM : 0));
        } catch (Stopped e) {
            return new Checked.Refused(refusal(e));
        }
    }

    /// The request as a plan, as far as it is one.
    RunPlan plan(RunRequest request, String id) throws InterruptedException {
        Checked checked = check(request, id);
        Optional<Refusal> refusal = checked instanceof Checked.Refused(Refusal why) ? Optional.of(why) : Optional.empty();
        try {
            TrainingParameters parameters = parameters(request);
            RunRequest whole = named(request);
            FeatureSchema schema = Computed.on(world.threads(), () -> world.datasets().schema(whole.dataset()));
            PlanShape shape = shape(parameters, whole.banks().size(), schema);
            int words = PlanCheck.requireRunnable(shape);
            return new RunPlan(refusal, ParameterTexts.of(parameters), parameters.digest(), whole.banks(), Leakage.of(shape),
                    Optional.of(PlanCost.of(shape, words)), PlannedScoring.obstacles(shape));
        } catch (Stopped e) {
            return new RunPlan(Optional.of(refusal.orElseGet(() -> refusal(e))), Map.of(), "", request.banks(), List.of(), Optional.empty(),
                    List.of());
        }
    }

    private static TrainingParameters parameters(RunRequest request) throws Stopped {
        TrainingParameters parameters = request.resolve().federated();
        if (parameters.objective() != Objective.BINARY_LOGISTIC) {
            throw Stopped.usage("expected objective " + Objective.BINARY_LOGISTIC.xgboostName() + ", as labels are classes");
        }
        return parameters;
    }

    // Nobody named: all members, so that a grant that was revoked is seen and not passed over.
    private RunRequest named(RunRequest request) throws Stopped {
        List<PartyId> banks = request.banks().isEmpty() ? world.ledger().authorizations().members() : request.banks();
        try {
            RunId named = new RunId(request.model(), 1);
            if (!banks.contains(world.self()) || !named.model().equals(request.model())) {
                throw Stopped.usage("banks: expected this bank among them");
            }
        } catch (IllegalArgumentException e) {
            throw Stopped.usage("model: " + e.getMessage());
        }
        return new RunRequest(request.model(), request.dataset(), request.purpose(), request.parameterSet(), request.parameters(), banks);
    }

    private static PlanShape shape(TrainingParameters parameters, int banks, FeatureSchema schema) {
        int categorical = (int) schema.features().stream().filter(Feature::isCategorical).count();
        int payees = (int) schema.features().stream().filter(Sides::isPayee).count();
        return new PlanShape(parameters, banks, schema.size(), categorical, payees, ROWS_GUESS);
    }

    private static Refusal refusal(Stopped why) {
        ReasonCode code = why.status() == ExitStatus.USAGE ? GatewayReason.INVALID_REQUEST
                : why.getMessage().startsWith(SharedReason.TOO_FEW_BANKS.code()) ? SharedReason.TOO_FEW_BANKS
                : why.getMessage().startsWith("this bank has no data set") ? LedgerReason.NOT_FOUND : TrainingReason.PLAN_MISMATCH;
        return new Refusal(code, why.getMessage());
    }
}
