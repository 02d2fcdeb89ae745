package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Approval;
import java.util.Optional;

/// Something proposed that no block holds yet.
///
/// @param approvalId see [ApprovalId]
/// @param subject see [ApprovalKind]; of a consortium its sequence, a dot, the draft's digest
/// @param digest of `body`
/// @param body canonical own fields of the fact
/// @param proposed by which bank
/// @param proposedBy the subject; absent: a person of another bank
/// @param decider the bank that decides whether it is sent
/// @param state of the draft
/// @param reason of a rejection, or what the contract refused it with
/// @param createdAt ms since the epoch
record Draft(String approvalId, ApprovalKind kind, String subject, Digest digest, OpaqueBytes body, PartyId proposed,
        Optional<String> proposedBy, PartyId decider, Stage state, Optional<String> reason, long createdAt) {

    /// After which nobody decides on it any more.
    static final long OPEN_MILLIS = Approval.OPEN_MS;

    /// How far it is.
    enum Stage {
        /// Waits for a person of the deciding bank.
        WAITING,
        /// Decided for, and on its way to the ledger.
        SENT,
        /// Decided against.
        REJECTED,
        /// Taken back.
        WITHDRAWN
    }

    /// The same further on.
    Draft in(Stage next, Optional<String> why) {
        return new Draft(approvalId, kind, subject, digest, body, proposed, proposedBy, decider, next, why, createdAt);
    }

    /// Whether another draft is of the same person and says the same.
    boolean isSameWish(Draft other) {
        return approvalId.equals(other.approvalId) && digest.equals(other.digest) && proposedBy.equals(other.proposedBy);
    }
}
