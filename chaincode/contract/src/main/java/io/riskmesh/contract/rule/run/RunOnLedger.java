package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.state.LedgerState;
import io.riskmesh.ledger.PartyId;
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

/// A run as the ledger knows it. Every question is a point read.
public record RunOnLedger(TrainingRun run, Call call) {

    /// The run, or `not_found`.
    public static RunOnLedger named(RunId id, Call call) throws Refused {
        return new RunOnLedger(call.ledger().need(TrainingRun.keyOf(id.model(), id.seq()), TrainingRun.class), call);
    }

    public RunId id() {
        return run.id();
    }

    /// The seal, or `not_found`.
    public RunSeal seal() throws Refused {
        return ledger().need(RunSeal.keyOf(id()), RunSeal.class);
    }

    public boolean isSealed() {
        return ledger().has(RunSeal.keyOf(id()));
    }

    public Optional<RunClose> close() {
        return ledger().find(RunClose.keyOf(id()), RunClose.class);
    }

    /// Refuses with `not_current` if the run is closed.
    void mustBeOpen() throws Refused {
        Refused.unless(close().isEmpty(), LedgerReason.NOT_CURRENT, "run " + id() + " is closed");
    }

    boolean isPastDeadline() {
        return call.now() > run.deadline();
    }

    boolean hasJoined(PartyId party) {
        return ledger().has(RunJoin.keyOf(id(), party));
    }

    /// What a bank said when it joined, or `not_found`.
    public RunJoin join(PartyId party) throws Refused {
        return ledger().need(RunJoin.keyOf(id(), party), RunJoin.class);
    }

    /// What was revealed so far, in the order of the parties.
    NavigableMap<PartyId, CoinReveal> reveals() {
        NavigableMap<PartyId, CoinReveal> reveals = new TreeMap<>();
        for (PartyId party : run.invited()) {
            ledger().find(CoinReveal.keyOf(id(), party), CoinReveal.class).ifPresent(reveal -> reveals.put(party, reveal));
        }
        return reveals;
    }

    /// Refuses with `too_few_banks` fewer than the run's threshold and the consortium's least number of contributors.
    void mustBeEnough(List<PartyId> banks) throws Refused {
        int least = Math.max(run.threshold(), call.governance().rules().minContributors());
        Refused.unless(banks.size() >= least, SharedReason.TOO_FEW_BANKS,
                "run " + id() + " needs " + least + " banks, got " + banks.size());
    }

    /// A revoked grant stops the run at the next record.
    void mustHaveNoRevokedGrant() throws Refused {
        for (UseRef use : run.uses()) {
            Refused.unless(!ledger().has(Revocation.keyOf(use.grant())), SharedReason.AUTHORISATION_REVOKED,
                    "grant " + use.grant());
        }
    }

    /// Whether opened sums of the run may be subtracted from those of another run without harm: they carry noise, or stay inside.
    boolean isSafeFromDifferencing() {
        return run.privacy() == RunPrivacy.DP || run.sumOpeners() == SumOpeners.ENCLAVE;
    }

    /// These banks with the days from the earliest to the latest of their rows.
    Cohort cohort(List<PartyId> members) throws Refused {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (PartyId member : members) {
            RunJoin join = join(member);
            from = Math.min(from, join.dataFrom());
            to = Math.max(to, join.dataTo());
        }
        return new Cohort(members, from, to);
    }

    private LedgerState ledger() {
        return call.ledger();
    }
}
