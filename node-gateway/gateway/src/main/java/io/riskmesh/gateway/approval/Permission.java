package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.util.Optional;

/// Whether a person may decide so now. What the person is comes before what the approval is, so that nobody learns the state of
/// what is not theirs to decide.
///
/// @param content looked at last, as it reads files
record Permission(LiveLedger ledger, ContentCheck content) {

    /// Why this caller may decide nothing at all here; empty if it may.
    Optional<Refusal> person(Caller caller, Role... roles) {
        if (ledger.readOnly()) {
            return no(SharedReason.WRONG_ROLE, "a regulator's gateway writes nothing to the ledger");
        }
        if (!caller.party().equals(ledger.party())) {
            return no(SharedReason.WRONG_PARTY, "the caller belongs to another bank than this gateway");
        }
        for (Role role : roles) {
            if (caller.roles().contains(role)) {
                return Optional.empty();
            }
        }
        return no(GatewayReason.FORBIDDEN_ROLE, "none of the caller's roles may do this");
    }

    /// Why this caller may not decide so; empty if it may.
    ///
    /// @param now ms since the epoch
    Optional<Refusal> decision(Caller caller, LocalView view, ApprovalDesk.Verdict verdict, long now) throws IOException {
        Optional<Refusal> refusal = verdict == ApprovalDesk.Verdict.WITHDRAW && view.ledger().isEmpty()
                ? person(caller, Role.OPERATOR, Role.APPROVER, Role.SCIENTIST) : person(caller, Role.APPROVER);
        if (refusal.isPresent()) {
            return refusal;
        }
        return switch (verdict) {
            case APPROVE -> {
                Optional<Refusal> person = deciding(caller, view, now);
                yield person.isPresent() ? person : blocked(view);
            }
            case REJECT -> deciding(caller, view, now);
            case WITHDRAW -> withdrawal(caller, view, now);
        };
    }

    /// Why nobody of this bank may approve what is proposed; empty if somebody may.
    Optional<Refusal> blocked(LocalView view) throws IOException {
        ApprovalKind kind = view.ledger().map(LedgerApproval::kind).orElseGet(() -> view.draft().orElseThrow().kind());
        String subject = view.ledger().map(LedgerApproval::subject).orElseGet(() -> view.draft().orElseThrow().subject());
        Optional<Fact> fact = view.ledger().isPresent() ? view.ledger().get().fact() : LocalViews.factOf(view.draft().orElseThrow());
        return content.refusal(kind, subject, fact);
    }

    private Optional<Refusal> deciding(Caller caller, LocalView view, long now) {
        return fourEyes(caller, view).or(() -> state(view, now));
    }

    // Subjects are compared, never roles: one person may hold several, and two of them are still one person.
    private static Optional<Refusal> fourEyes(Caller caller, LocalView view) {
        boolean own = view.draft().flatMap(Draft::proposedBy).equals(Optional.of(caller.subject()));
        return own ? no(GatewayReason.FOUR_EYES, "who proposed it does not decide on it") : Optional.empty();
    }

    private Optional<Refusal> state(LocalView view, long now) {
        PartyId own = ledger.party();
        if (view.waitsHere(own, now)) {
            return Optional.empty();
        }
        ApprovalState state = view.state(now);
        if (state == ApprovalState.EXPIRED) {
            return no(LedgerReason.EXPIRED, "the approval is past its deadline");
        }
        boolean open = state == ApprovalState.OPEN || state == ApprovalState.QUORUM_REACHED || state == ApprovalState.EFFECTIVE && ownYesCounts(view);
        if (!open) {
            return no(GatewayReason.CONFLICT, "the approval is " + state.id());
        }
        return switch (view.ledger().orElseThrow().mark(own)) {
            case NOT_YET, SECOND_PERSON -> Optional.empty();
            case SIGNED, REJECTED, WITHDRAWN -> no(GatewayReason.CONFLICT, "this bank has decided");
            case NOT_REQUIRED -> no(SharedReason.NOT_A_MEMBER, "this bank is not asked");
        };
    }

    // Whatever the others decided: a bank gives payments to an image only if it said yes to it itself.
    private static boolean ownYesCounts(LocalView view) {
        return view.ledger().filter(approval -> approval.kind() == ApprovalKind.REFERENCE_VALUES).isPresent();
    }

    private Optional<Refusal> withdrawal(Caller caller, LocalView view, long now) {
        if (view.ledger().isPresent()) {
            boolean signed = view.ledger().get().kind().onLedger().isPresent()
                    && view.ledger().get().mark(ledger.party()) == PartyCell.Mark.SIGNED;
            return signed ? Optional.empty() : no(GatewayReason.CONFLICT, "this bank has approved nothing here that it could take back");
        }
        if (view.state(now) != ApprovalState.SECOND_PERSON) {
            return no(GatewayReason.CONFLICT, "the approval is " + view.state(now).id());
        }
        boolean own = view.draft().orElseThrow().proposedBy().equals(Optional.of(caller.subject()));
        return own ? Optional.empty() : no(GatewayReason.FORBIDDEN_ROLE, "a draft is taken back by who made it");
    }

    private static Optional<Refusal> no(ReasonCode code, String why) {
        return Optional.of(new Refusal(code, why));
    }
}
