package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Facts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/// Shows an approval to a caller.
record Rendering(PartyId own, Permission permission, BookKeeper book) {

    /// @param now ms since the epoch
    ApprovalView of(Caller caller, LocalView view, long now) throws IOException {
        List<String> allowed = new ArrayList<>();
        for (ApprovalDesk.Verdict verdict : ApprovalDesk.Verdict.values()) {
            if (permission.decision(caller, view, verdict, now).isEmpty()) {
                allowed.add(verdict.name().toLowerCase(Locale.ROOT));
            }
        }
        boolean decidable = !view.state(now).isOver() && view.state(now) != ApprovalState.SENT;
        Optional<Refusal> blocked = decidable ? permission.decision(caller, view, ApprovalDesk.Verdict.APPROVE, now) : Optional.empty();
        Optional<LedgerTx> tx = view.last().map(Write::tx);
        return view.ledger().map(approval -> onLedger(view, approval, allowed, blocked, tx))
                .orElseGet(() -> draft(view.draft().orElseThrow(), state(view, now), allowed, blocked, tx));
    }

    // A draft that no person may approve yet, whoever it is, is not a second person's to look at.
    private ApprovalState state(LocalView view, long now) {
        ApprovalState state = view.state(now);
        try {
            return state == ApprovalState.SECOND_PERSON && permission.blocked(view).isPresent() ? ApprovalState.DRAFT : state;
        } catch (IOException _) {
            return ApprovalState.DRAFT; // what cannot be read cannot be approved
        }
    }

    private ApprovalView onLedger(LocalView view, LedgerApproval approval, List<String> allowed, Optional<Refusal> blocked,
            Optional<LedgerTx> tx) {
        Optional<LedgerApproval> before = before(approval.kind(), approval.fact());
        return new ApprovalView(approval.id(), approval.kind(), approval.subject(),
                Sentences.of(approval.proposer(), approval.fact(), approval.subject()), approval.subjectDigest(),
                before.map(LedgerApproval::subjectDigest), approval.state(), approval.proposer(), view.draft().flatMap(Draft::proposedBy),
                approval.fact().map(Facts::ownFields).orElse(empty()), before.flatMap(LedgerApproval::fact).map(Facts::ownFields),
                approval.quorum(), approval.parties(), approval.deadline(), Optional.of(approval.block()), approval.at(), allowed, blocked, tx);
    }

    private ApprovalView draft(Draft draft, ApprovalState state, List<String> allowed, Optional<Refusal> blocked, Optional<LedgerTx> tx) {
        Optional<Fact> fact = LocalViews.factOf(draft);
        Optional<LedgerApproval> before = before(draft.kind(), fact);
        boolean waits = state == ApprovalState.SECOND_PERSON || state == ApprovalState.DRAFT;
        PartyCell cell = PartyCell.of(draft.decider(), waits && draft.decider().equals(own) ? PartyCell.Mark.SECOND_PERSON
                : state == ApprovalState.REJECTED ? PartyCell.Mark.REJECTED : PartyCell.Mark.NOT_YET);
        return new ApprovalView(draft.approvalId(), draft.kind(), draft.subject(), Sentences.of(draft.proposed(), fact, draft.subject()),
                draft.digest(), before.map(LedgerApproval::subjectDigest), state, draft.proposed(), draft.proposedBy(),
                LocalViews.content(draft), before.flatMap(LedgerApproval::fact).map(Facts::ownFields), 1, List.of(cell),
                Optional.of(draft.createdAt() + Draft.OPEN_MILLIS), Optional.empty(), draft.createdAt(), allowed, blocked, tx);
    }

    // The version of a grant before this one; other kinds replace nothing that was approved under the same rules.
    private Optional<LedgerApproval> before(ApprovalKind kind, Optional<Fact> fact) {
        return kind == ApprovalKind.AUTHORIZATION && fact.orElseThrow() instanceof DataUseAuthorization grant && grant.version() > 1
                ? book.states().get(kind, grant.grant() + "." + (grant.version() - 1)) : Optional.empty();
    }

    private static CanonicalValue.Obj empty() {
        return new CanonicalValue.Obj(new TreeMap<>());
    }

    static Digest digestOf(LocalView view) {
        return view.ledger().map(LedgerApproval::subjectDigest).orElseGet(() -> view.draft().orElseThrow().digest());
    }
}
