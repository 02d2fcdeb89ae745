package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The inbox of a bank. A decision is one database transaction: draft moved, writes kept, trail written; then it is carried out.
final class BankApprovals implements ApprovalDesk {
    private final LiveLedger ledger;
    private final Database database;
    private final LocalViews views;
    private final Permission permission;
    private final Rendering rendering;
    private final VoteRequests votes;
    private final LedgerWriter writer;
    private final PeerRequests peers;
    private final AuditTrail trail;
    private final Announcer announcer;
    private final InstantSource clock;

    BankApprovals(LiveLedger ledger, Database database, BookKeeper book, Permission permission, LedgerWriter writer, PeerRequests peers,
            AuditTrail trail, Announcer announcer, InstantSource clock) {
        this.ledger = ledger;
        this.database = database;
        this.views = new LocalViews(ledger.party(), database, book);
        this.permission = permission;
        this.rendering = new Rendering(ledger.party(), permission, book);
        this.votes = new VoteRequests(ledger.party(), book);
        this.writer = writer;
        this.peers = peers;
        this.trail = trail;
        this.announcer = announcer;
        this.clock = clock;
    }

    @Override
    public List<ApprovalView> list(Caller caller) throws IOException {
        List<ApprovalView> all = new ArrayList<>();
        for (LocalView view : views.all()) {
            all.add(rendering.of(caller, view, clock.millis()));
        }
        return all;
    }

    @Override
    public Optional<ApprovalView> get(Caller caller, String id) throws IOException {
        Optional<LocalView> view = ApprovalId.isOne(id) ? views.get(id) : Optional.empty();
        return view.isEmpty() ? Optional.empty() : Optional.of(rendering.of(caller, view.get(), clock.millis()));
    }

    @Override
    public Answer decide(Caller caller, String id, Ask ask, Duration wait) throws IOException, InterruptedException {
        Optional<LocalView> found = ApprovalId.isOne(id) ? views.get(id) : Optional.empty();
        if (found.isEmpty()) {
            return new Answer.Refused(new Refusal(LedgerReason.NOT_FOUND, "no such approval"));
        }
        LocalView view = found.get();
        if (Attempt.isAgain() && view.isDecided(caller.subject(), ask)) {
            return carriedOut(caller, view, ask, view.id(), wait);
        }
        Optional<Refusal> refusal = refusal(caller, view, ask);
        if (refusal.isPresent()) {
            return refused(caller, view, ask, refusal.get());
        }
        Optional<String> flow = database.write(connection -> keep(connection, caller, view, ask));
        if (flow.isEmpty()) {
            return refused(caller, view, ask, new Refusal(GatewayReason.CONFLICT, "somebody else of this bank decided at the same time"));
        }
        return carriedOut(caller, view, ask, flow.get(), wait);
    }

    private Answer carriedOut(Caller caller, LocalView view, Ask ask, String flow, Duration wait) throws IOException, InterruptedException {
        writer.start(flow);
        writer.await(flow, wait);
        ApprovalView now = filed(caller, flow);
        return new Answer.Taken(now, view.waitsHere(ledger.party(), clock.millis()) && ask.verdict() != Verdict.APPROVE ? Optional.empty() : now.own());
    }

    /// The view of what a caller just changed; tells everybody that it changed.
    ApprovalView filed(Caller caller, String id) throws IOException {
        ApprovalView view = get(caller, id).orElseThrow();
        announcer.changed(id, view.state().id());
        return view;
    }

    private Optional<Refusal> refusal(Caller caller, LocalView view, Ask ask) throws IOException {
        Optional<Refusal> person = permission.person(caller, Role.values());
        if (person.isPresent()) {
            return person;
        }
        if (!Rendering.digestOf(view).equals(ask.subjectDigest())) {
            return Optional.of(new Refusal(SharedReason.DIGEST_MISMATCH, "it changed since it was looked at; look again"));
        }
        if (ask.reasonCode().isPresent() ? !PartyId.isId(ask.reasonCode().get()) : ask.verdict() == Verdict.REJECT) {
            return Optional.of(new Refusal(GatewayReason.INVALID_REQUEST, "a rejection names a reason code, an id of the ledger"));
        }
        Optional<Refusal> refusal = permission.decision(caller, view, ask.verdict(), clock.millis());
        return refusal.isPresent() ? refusal : ledger.stale(GatewayReason.LEDGER_STALE);
    }

    private Answer refused(Caller caller, LocalView view, Ask ask, Refusal refusal) throws IOException {
        database.write(connection -> {
            note(connection, caller, view, ask, refusal.code());
            return null;
        });
        return new Answer.Refused(refusal);
    }

    // Gives the approval whose writes are to be carried out; empty if somebody else was faster.
    private Optional<String> keep(Connection connection, Caller caller, LocalView view, Ask ask) throws SQLException {
        long now = clock.millis();
        if (view.ledger().isEmpty()) {
            return decideDraft(connection, caller, view, ask, now);
        }
        LedgerApproval approval = view.ledger().get();
        DecisionPlan plan = new DecisionPlan(votes, caller.subject(), now);
        Write write = ask.verdict() == Verdict.WITHDRAW ? plan.withdraw(approval, ask.reasonCode())
                : plan.vote(approval, ask.verdict(), ask.reasonCode());
        if (!WriteTable.add(connection, write)) {
            return Optional.empty();
        }
        trail.add(connection, now, caller.subject(), ask.verdict().name(), approval.id(), ask.subjectDigest().hex(), "kept");
        return Optional.of(approval.id());
    }

    private Optional<String> decideDraft(Connection connection, Caller caller, LocalView view, Ask ask, long now) throws SQLException {
        Draft draft = view.draft().orElseThrow();
        Draft.Stage to = switch (ask.verdict()) {
            case APPROVE -> Draft.Stage.SENT;
            case REJECT -> Draft.Stage.REJECTED;
            case WITHDRAW -> Draft.Stage.WITHDRAWN;
        };
        if (!DraftTable.move(connection, draft, to, ask.reasonCode())) {
            return Optional.empty();
        }
        if (ask.verdict() == Verdict.APPROVE) {
            for (Write write : new DecisionPlan(votes, caller.subject(), now).send(draft)) {
                if (!WriteTable.add(connection, write)) {
                    throw new SQLException("the draft was sent before: " + draft.approvalId());
                }
            }
        } else if (ask.verdict() == Verdict.REJECT && !draft.proposed().equals(ledger.party())) {
            peers.tellRejected(connection, draft, ask.reasonCode().orElse(""));
        }
        trail.add(connection, now, caller.subject(), ask.verdict().name(), draft.approvalId(), ask.subjectDigest().hex(), "kept");
        return Optional.of(draft.approvalId());
    }

    private void note(Connection connection, Caller caller, LocalView view, Ask ask, ReasonCode code) throws SQLException {
        trail.add(connection, clock.millis(), caller.subject(), ask.verdict().name(), view.id(), ask.subjectDigest().hex(), code.code());
    }
}
