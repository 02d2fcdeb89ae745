package io.riskmesh.gateway.approval;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Fact;
import java.util.List;
import java.util.Optional;

/// An approval as the blocks up to a height tell it: the same at every gateway.
///
/// @param proposer the bank that laid it before the others
/// @param fact that is proposed; a scoring policy is none
/// @param block where it first stands
/// @param at time of that transaction, ms since the epoch
/// @param quorum approvals that it needs
/// @param parties a cell for each bank that is asked, in the order of their names
/// @param deadline ms since the epoch; what one bank decides alone has none
record LedgerApproval(String id, ApprovalKind kind, String subject, Digest subjectDigest, PartyId proposer, Optional<Fact> fact,
        long block, String transactionId, long at, int quorum, List<PartyCell> parties, Optional<Long> deadline, ApprovalState state) {

    LedgerApproval {
        parties = List.copyOf(parties);
    }

    /// What a bank said.
    PartyCell.Mark mark(PartyId party) {
        return parties.stream().filter(cell -> cell.party().equals(party)).map(PartyCell::mark).findFirst()
                .orElse(PartyCell.Mark.NOT_REQUIRED);
    }
}
