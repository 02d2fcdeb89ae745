package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Optional;

/// The writes that a decision means. Their keys make two people's decisions on one thing exclude each other.
///
/// @param person who decides
/// @param now ms since the epoch
record DecisionPlan(VoteRequests votes, String person, long now) {
    private static final String APPROVER = "approver";

    /// A second person sends a draft.
    List<Write> send(Draft draft) {
        return switch (draft.kind()) {
            case AUTHORIZATION -> List.of(propose(draft, APPROVER, "authorize"));
            case MODEL_VERSION -> List.of(propose(draft, "scientist", "proposeModel"), later(draft));
            case REFERENCE_VALUES -> List.of(propose(draft, "operator", "proposeReferenceValues"), later(draft));
            case CONSORTIUM -> List.of(propose(draft, "operator", "proposeConsortium"), later(draft));
            case FINDING -> List.of(propose(draft, "operator", "recordFinding"), later(draft));
            case SCORING_POLICY -> List.of(policy(draft));
            case SETTLEMENT_SCHEME -> List.of(propose(draft, "operator", "proposeScheme"), later(draft));
            case CONTRIBUTION_REPORT, SETTLEMENT_RULING -> throw new IllegalStateException("Nobody drafts a " + draft.kind().id());
        };
    }

    /// The bank says yes or no to what stands on the ledger.
    Write vote(LedgerApproval approval, ApprovalDesk.Verdict verdict, Optional<String> reasonCode) {
        boolean yes = verdict == ApprovalDesk.Verdict.APPROVE;
        Approval vote = votes.vote(approval, yes ? Decision.APPROVE : Decision.REJECT, reasonCode);
        return Write.of(voteKey(approval.id()), approval.id(), 2, yes ? Write.Action.APPROVE : Write.Action.REJECT, approval.subjectDigest(),
                person, APPROVER, "approve", Optional.of(body(vote)), now);
    }

    /// The bank takes its yes back.
    Write withdraw(LedgerApproval approval, Optional<String> reasonCode) {
        Withdrawal fact = new Withdrawal(votes.own(), 0, approval.kind().onLedger().orElseThrow(), approval.subject(),
                approval.subjectDigest(), reasonCode, Optional.empty());
        return Write.of(approval.id() + "/withdraw", approval.id(), 4, Write.Action.WITHDRAW, approval.subjectDigest(), person, APPROVER,
                "withdraw", Optional.of(body(fact)), now);
    }

    private Write propose(Draft draft, String identity, String function) {
        return Write.of(draft.approvalId() + "/send", draft.approvalId(), 1, Write.Action.PROPOSE, draft.digest(), person, identity, function,
                Optional.of(draft.body()), now);
    }

    // The bank's own vote for what it proposes; made when the proposal's block is here.
    private Write later(Draft draft) {
        return Write.of(voteKey(draft.approvalId()), draft.approvalId(), 2, Write.Action.APPROVE, draft.digest(), person, APPROVER, "approve",
                Optional.empty(), now);
    }

    private Write policy(Draft draft) {
        Digest policy = Digest.fromHex(draft.subject());
        Approval vote = new Approval(votes.own(), 0, SubjectKind.SCORING_POLICY, draft.subject(), policy, Decision.APPROVE, Optional.empty(),
                Optional.empty());
        return Write.of(voteKey(draft.approvalId()), draft.approvalId(), 2, Write.Action.APPROVE, draft.digest(), person, APPROVER, "approve",
                Optional.of(body(vote)), now);
    }

    private static String voteKey(String approvalId) {
        return approvalId + "/vote";
    }

    static OpaqueBytes body(Fact fact) {
        return OpaqueBytes.of(CanonicalJson.encode(Facts.ownFields(fact)));
    }
}
