package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.Optional;

/// An approval as one caller of this bank sees it now.
///
/// @param id `apv_` and 26 letters, the same at every gateway
/// @param subject see [ApprovalKind]
/// @param sentence in English, what a yes would allow
/// @param subjectDigest of what a decision is about; a decision carries the one that the person saw
/// @param previousDigest of what it would replace
/// @param proposed by which bank
/// @param proposedBy the subject, if it is of this bank
/// @param content fields of what is proposed; of a draft the draft's
/// @param previous fields of what it would replace
/// @param quorum how many banks have to approve
/// @param parties a cell per bank
/// @param deadline ms since the epoch
/// @param block of the proposal
/// @param allowedActions what this caller may do now: `approve`, `reject`, `withdraw`
/// @param blockedBecause why this caller may not approve
/// @param own write of this bank that is on its way, or the last that was
public record ApprovalView(String id, ApprovalKind kind, String subject, String sentence, Digest subjectDigest,
        Optional<Digest> previousDigest, ApprovalState state, PartyId proposed, Optional<String> proposedBy,
        CanonicalValue.Obj content, Optional<CanonicalValue.Obj> previous, int quorum, List<PartyCell> parties, Optional<Long> deadline,
        Optional<Long> block, long createdAt, List<String> allowedActions, Optional<Refusal> blockedBecause, Optional<LedgerTx> own) {

    /// Copies.
    public ApprovalView {
        parties = List.copyOf(parties);
        allowedActions = List.copyOf(allowedActions);
    }
}
