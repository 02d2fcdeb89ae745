package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;
import java.util.Optional;

/// Recounts approvals: given before, for these very bytes, and not withdrawn before.
record Quorum(SubjectKind kind, String subject, Digest digest) {

    void mustReach(int least, List<PartyId> voters, Scene scene) throws BrokenRule {
        long live = count(Decision.APPROVE, voters, scene);
        BrokenRule.unless(live >= least, LedgerReason.QUORUM_MISSING,
                kind + " " + subject + " needs " + least + " live approvals, has " + live);
    }

    /// How many of these parties said this.
    long count(Decision decision, List<PartyId> voters, Scene scene) {
        return voters.stream().filter(party -> says(decision, party, scene)).count();
    }

    private boolean says(Decision decision, PartyId party, Scene scene) {
        Optional<Approval> approval = scene.find(Approval.keyOf(kind, subject, party), Approval.class);
        return approval.isPresent() && approval.get().decision() == decision
                && approval.get().subjectDigest().equals(digest) && !scene.has(Withdrawal.keyOf(kind, subject, party));
    }
}
