package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Fixes who takes part: those who revealed. Any invited bank may send it.
public final class SealRun implements Rule<RunSeal> {

    @Override
    public boolean speaksForCaller(RunSeal seal, Call call) throws Refused {
        return RunOnLedger.named(seal.run(), call).run().invited().contains(call.party());
    }

    @Override
    public List<Fact> check(RunSeal seal, Call call) throws Refused, MalformedFact {
        RunOnLedger run = RunOnLedger.named(seal.run(), call);
        Refused.unless(run.close().isEmpty(), LedgerReason.ORDER_VIOLATED, "run " + run.id() + " is closed");
        NavigableMap<PartyId, OpaqueBytes> nonces = new TreeMap<>();
        run.reveals().forEach((party, reveal) -> nonces.put(party, reveal.nonce()));
        // A bank that joined has until the deadline to reveal: a quick sealer cannot leave a slow one out.
        boolean complete = run.run().invited().stream().filter(run::hasJoined).allMatch(nonces::containsKey);
        Refused.unless(!nonces.isEmpty() && (complete || run.isPastDeadline()), LedgerReason.ORDER_VIOLATED,
                "a bank that joined has not revealed, and " + run.run().deadline() + " is not over");
        Refused.unless(List.copyOf(nonces.keySet()).equals(seal.participants()), LedgerReason.ORDER_VIOLATED,
                "those who revealed are " + nonces.keySet() + ", got " + seal.participants());
        run.mustBeEnough(seal.participants());
        Refused.unless(Coin.seed(run.id(), nonces).equals(seal.coinSeed()), LedgerReason.COIN_MISMATCH,
                "the seed does not follow from what was revealed");
        // Checked early, so that no bank trains for nothing; the link is written with the first set that is opened.
        CohortRule.check(run, seal.participants(), call);
        return List.of();
    }
}
