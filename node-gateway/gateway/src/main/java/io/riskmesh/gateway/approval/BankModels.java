package io.riskmesh.gateway.approval;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Model versions as a bank proposes, activates and retires them.
final class BankModels implements ModelDesk {
    private static final Comparator<ModelVersion> NEWEST_FIRST = Comparator.comparingLong(ModelVersion::at).reversed()
            .thenComparing(model -> model.ref().id());

    private final LiveLedger ledger;
    private final BookKeeper book;
    private final BankApprovals approvals;
    private final Permission permission;
    private final SoleWrites sole;
    private final ModelDrafts drafts;
    private final ReleasedModels released;
    private final ModelReleaseDesk policies;
    private final InstantSource clock;

    BankModels(LiveLedger ledger, BookKeeper book, BankApprovals approvals, Permission permission, SoleWrites sole, ModelDrafts drafts,
            ReleasedModels released, ModelReleaseDesk policies) {
        this.ledger = ledger;
        this.book = book;
        this.approvals = approvals;
        this.permission = permission;
        this.sole = sole;
        this.drafts = drafts;
        this.released = released;
        this.policies = policies;
        this.clock = drafts.clock();
    }

    @Override
    public List<Version> list() {
        AuthorizationView view = ledger.authorizations();
        return view.models().values().stream().sorted(NEWEST_FIRST).map(model -> version(view, model)).toList();
    }

    @Override
    public Optional<Version> get(ModelRef model) {
        AuthorizationView view = ledger.authorizations();
        return Optional.ofNullable(view.models().get(model)).map(found -> version(view, found));
    }

    private Version version(AuthorizationView view, ModelVersion model) {
        Optional<LedgerApproval> approval = book.states().get(ApprovalKind.MODEL_VERSION, model.ref().id());
        Optional<Activation> last = Optional.ofNullable(view.activations().get(model.name()))
                .filter(activation -> activation.version() == model.version());
        Stage stage = last.map(activation -> of(activation.state())).orElseGet(() -> of(approval.map(LedgerApproval::state)));
        return new Version(model, stage, ApprovalId.of(ApprovalKind.MODEL_VERSION, model.ref().id()), last);
    }

    private static Stage of(ActivationState state) {
        return switch (state) {
            case ACTIVE -> Stage.ACTIVE;
            case RETIRED -> Stage.RETIRED;
            case REVOKED -> Stage.REVOKED;
        };
    }

    // Effective without being the last activation: another version took its place.
    private static Stage of(Optional<ApprovalState> approval) {
        return switch (approval.orElse(ApprovalState.OPEN)) {
            case EFFECTIVE -> Stage.RETIRED;
            case QUORUM_REACHED -> Stage.APPROVED;
            case DRAFT, SECOND_PERSON, SENT, OPEN, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN -> Stage.PROPOSED;
        };
    }

    @Override
    public ApprovalDesk.Answer propose(Caller caller, String run) throws IOException {
        Optional<Refusal> refusal = permission.person(caller, Role.OPERATOR, Role.SCIENTIST);
        if (refusal.isPresent()) {
            return new ApprovalDesk.Answer.Refused(refusal.get());
        }
        Optional<ReleasedModel> found = released.all().stream()
                .filter(model -> model.runId().equals(run) || model.run().toString().equals(run)).findFirst();
        if (found.isEmpty()) {
            return new ApprovalDesk.Answer.Refused(new Refusal(LedgerReason.NOT_FOUND, "no completed run of this name is here"));
        }
        Draft draft = draft(found.get(), caller.subject());
        return new ApprovalDesk.Answer.Taken(approvals.filed(caller, draft.approvalId()), Optional.empty());
    }

    /// The draft of a run's model; the one that was made before, if it was.
    Draft draft(ReleasedModel model, String proposedBy) throws StorageFailure {
        int version = ledger.authorizations().models().values().stream()
                .filter(known -> known.name().equals(model.model()) && known.run().equals(Optional.of(model.run())))
                .map(ModelVersion::version).findFirst().orElseGet(() -> next(model.model()));
        return drafts.version(model, version, proposedBy);
    }

    private int next(String name) {
        return ledger.authorizations().models().keySet().stream().filter(model -> model.name().equals(name)).mapToInt(ModelRef::version).max()
                .orElse(0) + 1;
    }

    @Override
    public WriteAnswer transition(Caller caller, Transition transition, Duration wait) throws IOException, InterruptedException {
        Optional<Refusal> refusal = permission.person(caller, Role.OPERATOR);
        if (refusal.isPresent()) {
            return new WriteAnswer.Refused(refusal.get());
        }
        if (transition.reasonCode().isPresent() && !PartyId.isId(transition.reasonCode().get())) {
            return no(GatewayReason.INVALID_REQUEST, "a reason code is an id of the ledger");
        }
        Optional<Version> version = get(transition.model());
        if (version.isEmpty()) {
            return no(LedgerReason.NOT_FOUND, "no such version is on the ledger");
        }
        if (Attempt.isAgain()) {
            Optional<WriteAnswer> before = before(caller, version.get(), transition, wait);
            if (before.isPresent()) {
                return before.get();
            }
        }
        return switch (transition.to()) {
            case ACTIVE -> activate(caller, version.get(), wait);
            case RETIRED, REVOKED -> end(caller, version.get(), transition, wait);
            case PROPOSED, APPROVED -> no(GatewayReason.INVALID_REQUEST, "a version is proposed by its run and approved by its banks");
        };
    }

    // The last activation is this person's own wish, if that was written and not the answer.
    private Optional<WriteAnswer> before(Caller caller, Version version, Transition transition, Duration wait)
            throws IOException, InterruptedException {
        Optional<Activation> last = Optional.ofNullable(ledger.authorizations().activations().get(version.model().name()))
                .filter(found -> found.version() == version.model().version() && of(found.state()) == transition.to());
        return last.isEmpty() ? Optional.empty() : sole.kept(key(last.get()), caller.subject(), wait);
    }

    private static String key(Activation activation) {
        return "activation/" + activation.name() + "/" + activation.seq();
    }

    private WriteAnswer activate(Caller caller, Version version, Duration wait) throws IOException, InterruptedException {
        ModelRef model = version.model().ref();
        Optional<Refusal> stale = ledger.stale(GatewayReason.LEDGER_STALE);
        if (stale.isPresent()) {
            return new WriteAnswer.Refused(stale.get());
        }
        switch (version.stage()) {
            case APPROVED, RETIRED -> { }
            case PROPOSED -> {
                return no(LedgerReason.QUORUM_MISSING, "too few banks approve the version");
            }
            case ACTIVE, REVOKED -> {
                return no(LedgerReason.NOT_CURRENT, "the version is " + version.stage().id());
            }
        }
        Optional<ReferenceValues> image = ledger.authorizations().images().values().stream().filter(values -> values.models().contains(model))
                .findFirst();
        Optional<ScoringPolicy> policy = policies.policies(model).stream().filter(this::approved)
                .max(Comparator.comparingInt(ScoringPolicy::version));
        if (image.isEmpty() || policy.isEmpty()) {
            return no(LedgerReason.QUORUM_MISSING, image.isEmpty() ? "no image for the version is in force" : "no policy for the version is approved");
        }
        return write(caller, "activate", new Activation(ledger.party(), 0, model.name(), nextSeq(model), model.version(),
                ActivationState.ACTIVE, image.get().id(), policy.get().digest(), Optional.empty()), wait);
    }

    private boolean approved(ScoringPolicy policy) {
        return book.states().get(ApprovalKind.SCORING_POLICY, policy.digest().hex()).map(LedgerApproval::state)
                .filter(state -> state == ApprovalState.QUORUM_REACHED || state == ApprovalState.EFFECTIVE).isPresent();
    }

    private WriteAnswer end(Caller caller, Version version, Transition transition, Duration wait) throws IOException, InterruptedException {
        if (version.stage() != Stage.ACTIVE) {
            return no(LedgerReason.NOT_CURRENT, "the version is " + version.stage().id());
        }
        Activation last = version.activation().orElseThrow();
        ActivationState state = transition.to() == Stage.REVOKED ? ActivationState.REVOKED : ActivationState.RETIRED;
        if (state == ActivationState.REVOKED && transition.reasonCode().isEmpty()) {
            return no(GatewayReason.INVALID_REQUEST, "a revocation names a reason code");
        }
        return write(caller, "retire", new Activation(ledger.party(), 0, last.name(), last.seq() + 1, last.version(), state,
                last.referenceValues(), last.policyDigest(), transition.reasonCode()), wait);
    }

    private int nextSeq(ModelRef model) {
        return Optional.ofNullable(ledger.authorizations().activations().get(model.name())).map(last -> last.seq() + 1).orElse(1);
    }

    private WriteAnswer write(Caller caller, String function, Activation activation, Duration wait) throws IOException, InterruptedException {
        String key = key(activation);
        return sole.carryOut(Write.of(key, key, 1, Write.Action.TRANSITION, activation.policyDigest(), caller.subject(), "operator", function,
                Optional.of(DecisionPlan.body(activation)), clock.millis()), wait);
    }

    private static WriteAnswer no(ReasonCode code, String why) {
        return new WriteAnswer.Refused(new Refusal(code, why));
    }
}
