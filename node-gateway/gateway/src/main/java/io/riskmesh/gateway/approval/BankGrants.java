package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.GrantState;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Authorisations of and for a bank.
final class BankGrants implements GrantDesk {
    private static final int MOST_USES = 10_000;
    private static final long LONGEST_WINDOW_MILLIS = 400L * 24 * 60 * 60 * 1000;

    private final LiveLedger ledger;
    private final Database database;
    private final BankApprovals approvals;
    private final Permission permission;
    private final SoleWrites sole;
    private final PeerRequests peers;
    private final GrantNames names;
    private final AuditTrail trail;
    private final InstantSource clock;

    BankGrants(LiveLedger ledger, Database database, BankApprovals approvals, Permission permission, SoleWrites sole, PeerRequests peers,
            GrantNames names, AuditTrail trail, InstantSource clock) {
        this.ledger = ledger;
        this.database = database;
        this.approvals = approvals;
        this.permission = permission;
        this.sole = sole;
        this.peers = peers;
        this.names = names;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public List<Grant> list() {
        long now = clock.millis();
        return ledger.authorizations().grants().values().stream()
                .sorted(Comparator.comparingLong(GrantState::block).reversed()
                        .thenComparing(state -> state.authorization().grant()))
                .map(state -> Grant.of(state, now)).toList();
    }

    @Override
    public Optional<Grant> get(String grant) {
        return ledger.authorizations().grant(grant).map(state -> Grant.of(state, clock.millis()));
    }

    @Override
    public List<UseReceipt> uses(String grant) throws IOException {
        if (!PartyId.isId(grant)) {
            return List.of();
        }
        List<FactRow> rows = ledger.projection().list(new FactKey(FactKind.USE_RECEIPT.keyType(), List.of(grant)), MOST_USES).value();
        List<UseReceipt> uses = new ArrayList<>();
        for (FactRow row : rows.reversed()) {
            uses.add((UseReceipt) row.fact());
        }
        return uses;
    }

    @Override
    public ApprovalDesk.Answer request(Caller caller, GrantRequest request) throws IOException {
        Optional<Refusal> refusal = permission.person(caller, Role.OPERATOR, Role.SCIENTIST);
        if (refusal.isEmpty() && !ledger.authorizations().isMember(request.assigner())) {
            refusal = Optional.of(new Refusal(SharedReason.NOT_A_MEMBER, "the bank that is asked is no member"));
        }
        if (refusal.isPresent()) {
            return new ApprovalDesk.Answer.Refused(refusal.get());
        }
        refusal = unusable(request);
        if (refusal.isPresent()) {
            return new ApprovalDesk.Answer.Refused(refusal.get());
        }
        DataUseAuthorization wanted;
        try {
            wanted = wanted(request);
        } catch (IllegalArgumentException e) {
            return new ApprovalDesk.Answer.Refused(new Refusal(LedgerReason.MALFORMED_FACT, e.getMessage()));
        }
        return file(caller, wanted);
    }

    // What the ledger would turn down, or no run could ever use, is said before a second person is bothered.
    private Optional<Refusal> unusable(GrantRequest request) {
        long window = request.validUntil() - request.validFrom();
        if (window <= 0 || window > LONGEST_WINDOW_MILLIS || request.validUntil() <= clock.millis()) {
            return Optional.of(new Refusal(LedgerReason.WINDOW_INVALID, "a grant ends ahead of now and lasts at most 400 days"));
        }
        boolean few = !request.assignees().isEmpty() && request.actions().contains(DataUse.TRAIN)
                && request.assignees().size() < request.minContributors();
        return few ? Optional.of(new Refusal(SharedReason.TOO_FEW_BANKS, "fewer banks may train than must take part")) : Optional.empty();
    }

    private DataUseAuthorization wanted(GrantRequest request) {
        String grant = request.grant().orElseGet(() -> name(request.assigner()));
        Optional<DataUseAuthorization> before = ledger.authorizations().grant(grant).map(GrantState::authorization);
        return new DataUseAuthorization(request.assigner(), 0, grant, before.map(old -> old.version() + 1).orElse(1), request.assigner(),
                request.assignees().isEmpty() ? ledger.authorizations().members() : request.assignees(), request.dataset(),
                request.schemaDigest().orElseGet(() -> named("schema", request.dataset())),
                request.featureSetDigest().orElseGet(() -> named("features", request.dataset())), request.actions(), request.purpose(),
                request.validFrom(), request.validUntil(), request.maxRounds(), request.maxEpsilonMicros(), request.referenceValues(),
                request.minContributors(), request.duties(), request.legalBasis(), request.consentRoot(),
                before.map(DataUseAuthorization::digest));
    }

    private String name(PartyId assigner) {
        return Attempt.current().map(attempt -> GrantNames.of(assigner, attempt.nonce())).orElseGet(() -> names.next(assigner));
    }

    // Stands for what nobody described any closer: the same name at all banks gives the same digest.
    private static Digest named(String what, String dataset) {
        return Digest.of(what, dataset.getBytes(StandardCharsets.UTF_8));
    }

    private ApprovalDesk.Answer file(Caller caller, DataUseAuthorization wanted) throws IOException {
        String subject = wanted.grant() + "." + wanted.version();
        boolean own = wanted.assigner().equals(ledger.party());
        OpaqueBytes body = DecisionPlan.body(wanted);
        Draft draft = new Draft(ApprovalId.of(ApprovalKind.AUTHORIZATION, subject), ApprovalKind.AUTHORIZATION, subject,
                DraftContent.digest(body.toBytes()), body, ledger.party(), Optional.of(caller.subject()), wanted.assigner(),
                own ? Draft.Stage.WAITING : Draft.Stage.SENT, Optional.empty(), clock.millis());
        if (!database.write(connection -> keep(connection, draft, own))) {
            return new ApprovalDesk.Answer.Refused(new Refusal(LedgerReason.CONFLICT_EXISTS, "a request for " + subject + " waits already"));
        }
        return new ApprovalDesk.Answer.Taken(approvals.filed(caller, draft.approvalId()), Optional.empty());
    }

    // Who asked may ask differently while nobody decided: who decides then sees that it changed.
    private boolean keep(Connection connection, Draft draft, boolean own) throws SQLException {
        Optional<Draft> before = DraftTable.get(connection, draft.approvalId());
        if (Attempt.isAgain() && before.filter(draft::isSameWish).isPresent()) {
            return true;
        }
        boolean free = before.isEmpty() || before.get().state() == Draft.Stage.REJECTED || before.get().state() == Draft.Stage.WITHDRAWN
                || own && before.get().state() == Draft.Stage.WAITING && before.get().proposedBy().equals(draft.proposedBy());
        if (!free) {
            return false;
        }
        DraftTable.put(connection, draft);
        if (!own) {
            peers.ask(connection, draft);
        }
        trail.add(connection, draft.createdAt(), draft.proposedBy().orElseThrow(), "REQUEST", draft.approvalId(), draft.digest().hex(), "kept");
        return true;
    }

    @Override
    public WriteAnswer revoke(Caller caller, String grant, String reasonCode, Duration wait) throws IOException, InterruptedException {
        Optional<Refusal> refusal = permission.person(caller, Role.OPERATOR, Role.APPROVER);
        Optional<GrantState> found = ledger.authorizations().grant(grant);
        if (refusal.isEmpty() && found.isEmpty()) {
            refusal = Optional.of(new Refusal(LedgerReason.NOT_FOUND, "no such grant"));
        } else if (refusal.isEmpty() && !found.get().authorization().assigner().equals(ledger.party())) {
            refusal = Optional.of(new Refusal(SharedReason.WRONG_PARTY, "only the bank that granted it revokes it"));
        } else if (refusal.isEmpty() && !PartyId.isId(reasonCode)) {
            refusal = Optional.of(new Refusal(GatewayReason.INVALID_REQUEST, "a revocation names a reason code, an id of the ledger"));
        }
        if (refusal.isPresent()) {
            return new WriteAnswer.Refused(refusal.get());
        }
        String identity = caller.roles().contains(Role.APPROVER) ? "approver" : "operator";
        String id = "revoke/" + grant;
        return sole.carryOut(Write.of(id, id, 1, Write.Action.REVOKE, found.get().authorization().digest(), caller.subject(), identity, "revoke",
                Optional.of(DecisionPlan.body(new Revocation(ledger.party(), 0, grant, reasonCode))), clock.millis()), wait);
    }
}
