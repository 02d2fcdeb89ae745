package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.state.LedgerState;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;
import java.util.Optional;

/// Counts live approvals: given, for these very bytes, and not withdrawn. One or two point reads per party.
///
/// @param subjectDigest approvals of other bytes do not count
public record Quorum(SubjectKind kind, String subject, Digest subjectDigest) {

    /// Refuses with `quorum_missing` if fewer than `least` of these parties approve.
    public void mustReach(int least, List<PartyId> parties, Call call) throws Refused {
        int live = live(parties, call);
        Refused.unless(live >= least, LedgerReason.QUORUM_MISSING,
                kind + " " + subject + " needs " + least + " live approvals, has " + live);
    }

    /// How many of these parties said this.
    public int count(Decision decision, List<PartyId> parties, Call call) {
        int count = 0;
        for (PartyId party : parties) {
            if (says(decision, party, call.ledger())) {
                count++;
            }
        }
        return count;
    }

    /// Whether at least `least` of these parties approve.
    public boolean isReached(int least, List<PartyId> parties, Call call) {
        return live(parties, call) >= least;
    }

    private int live(List<PartyId> parties, Call call) {
        return count(Decision.APPROVE, parties, call);
    }

    private boolean says(Decision decision, PartyId party, LedgerState ledger) {
        Optional<Approval> approval = ledger.find(Approval.keyOf(kind, subject, party), Approval.class);
        return approval.isPresent() && approval.get().decision() == decision
                && approval.get().subjectDigest().equals(subjectDigest)
                && !ledger.has(Withdrawal.keyOf(kind, subject, party));
    }
}
