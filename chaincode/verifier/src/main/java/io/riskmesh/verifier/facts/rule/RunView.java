package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;
import java.util.NavigableMap;
import java.util.TreeMap;

/// A run as the ledger shows it before a transaction.
record RunView(TrainingRun run, Scene scene) {

    static RunView named(RunId id, Scene scene) throws BrokenRule {
        return new RunView(scene.need(TrainingRun.keyOf(id.model(), id.seq()), TrainingRun.class), scene);
    }

    Optional<RunSeal> seal() {
        return scene.find(RunSeal.keyOf(run.id()), RunSeal.class);
    }

    RunSeal needSeal() throws BrokenRule {
        return seal().orElseThrow(() -> new BrokenRule(LedgerReason.ORDER_VIOLATED, "run " + run.id() + " is not sealed"));
    }

    Optional<RunClose> close() {
        return scene.find(RunClose.keyOf(run.id()), RunClose.class);
    }

    void mustBeOpen() throws BrokenRule {
        BrokenRule.unless(close().isEmpty(), LedgerReason.ORDER_VIOLATED, "run " + run.id() + " was closed before");
    }

    void mustNotBeSealed() throws BrokenRule {
        mustBeOpen();
        BrokenRule.unless(seal().isEmpty(), LedgerReason.ORDER_VIOLATED, "run " + run.id() + " was sealed before");
    }

    void mustInvite(PartyId party) throws BrokenRule {
        BrokenRule.unless(run.invited().contains(party), SharedReason.WRONG_PARTY,
                party + " is not invited to run " + run.id());
    }

    Optional<RunJoin> join(PartyId party) {
        return scene.find(RunJoin.keyOf(run.id(), party), RunJoin.class);
    }

    NavigableMap<PartyId, OpaqueBytes> nonces() {
        NavigableMap<PartyId, OpaqueBytes> nonces = new TreeMap<>();
        for (PartyId party : run.invited()) {
            scene.find(CoinReveal.keyOf(run.id(), party), CoinReveal.class)
                    .ifPresent(reveal -> nonces.put(party, reveal.nonce()));
        }
        return nonces;
    }

    void mustBeEnough(List<PartyId> banks) throws BrokenRule {
        int least = Math.max(run.threshold(), scene.rules().minContributors());
        BrokenRule.unless(banks.size() >= least, SharedReason.TOO_FEW_BANKS,
                "run " + run.id() + " needs " + least + " banks, got " + banks.size());
    }

    void mustHaveNoRevokedGrant() throws BrokenRule {
        for (UseRef use : run.uses()) {
            BrokenRule.unless(!scene.has(Revocation.keyOf(use.grant())), SharedReason.AUTHORISATION_REVOKED,
                    "grant " + use.grant() + " was revoked before");
        }
    }

    /// Sums that carry noise or stay in an enclave cannot be subtracted from each other.
    boolean isSafeFromSubtraction() {
        return run.privacy() == RunPrivacy.DP || run.sumOpeners() == SumOpeners.ENCLAVE;
    }

    /// The banks with the days from the earliest to the latest of their rows.
    Cohort cohort(List<PartyId> members) throws BrokenRule {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (PartyId member : members) {
            RunJoin join = join(member).orElseThrow(() -> new BrokenRule(LedgerReason.ORDER_VIOLATED,
                    member + " did not join run " + run.id()));
            from = Math.min(from, join.dataFrom());
            to = Math.max(to, join.dataTo());
        }
        return new Cohort(members, Math.min(from, to), to);
    }
}
