package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;

/// An approval with what this bank alone knows of it.
///
/// @param draft of this bank, if there is or was one
/// @param ledger as the blocks tell it, once they do
/// @param writes of this bank, in their order
record LocalView(Optional<Draft> draft, Optional<LedgerApproval> ledger, List<Write> writes) {

    LocalView {
        writes = List.copyOf(writes);
        if (draft.isEmpty() && ledger.isEmpty()) {
            throw new IllegalArgumentException("An approval is a draft, on the ledger, or both");
        }
    }

    String id() {
        return ledger.map(LedgerApproval::id).orElseGet(() -> draft.orElseThrow().approvalId());
    }

    /// What blocks say, else what this bank says.
    ApprovalState state(long now) {
        return ledger.map(LedgerApproval::state).orElseGet(() -> of(draft.orElseThrow(), now));
    }

    /// Whether a person of this bank still has to decide whether it is sent at all.
    boolean waitsHere(PartyId own, long now) {
        return ledger.isEmpty() && state(now) == ApprovalState.SECOND_PERSON && draft.orElseThrow().decider().equals(own);
    }

    /// Whether a person has decided so already. A draft that was turned down or taken back has no writes; who did so, the trail knows, and
    /// nobody can do it a second time.
    boolean isDecided(String person, ApprovalDesk.Ask ask) {
        boolean written = writes.stream().anyMatch(write -> write.person().equals(person) && switch (ask.verdict()) {
            case APPROVE -> write.action() == Write.Action.APPROVE || write.action() == Write.Action.PROPOSE;
            case REJECT -> write.action() == Write.Action.REJECT;
            case WITHDRAW -> write.action() == Write.Action.WITHDRAW;
        });
        Draft.Stage stage = draft.map(Draft::state).orElse(Draft.Stage.WAITING);
        return written || ledger.isEmpty() && (ask.verdict() == ApprovalDesk.Verdict.REJECT && stage == Draft.Stage.REJECTED
                || ask.verdict() == ApprovalDesk.Verdict.WITHDRAW && stage == Draft.Stage.WITHDRAWN);
    }

    /// The last write, if any.
    Optional<Write> last() {
        return writes.isEmpty() ? Optional.empty() : Optional.of(writes.getLast());
    }

    private static ApprovalState of(Draft draft, long now) {
        return switch (draft.state()) {
            case WAITING -> now > draft.createdAt() + Draft.OPEN_MILLIS ? ApprovalState.EXPIRED : ApprovalState.SECOND_PERSON;
            case SENT -> ApprovalState.SENT;
            case REJECTED -> ApprovalState.REJECTED;
            case WITHDRAWN -> ApprovalState.WITHDRAWN;
        };
    }
}
