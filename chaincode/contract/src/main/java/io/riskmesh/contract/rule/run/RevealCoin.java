package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// A bank shows its part of the coin, once nobody can join any more who has seen one.
public final class RevealCoin implements Rule<CoinReveal> {

    @Override
    public boolean speaksForCaller(CoinReveal reveal, Call call) throws Refused {
        return RunOnLedger.named(reveal.run(), call).run().invited().contains(call.party());
    }

    @Override
    public List<Fact> check(CoinReveal reveal, Call call) throws Refused {
        RunOnLedger run = RunOnLedger.named(reveal.run(), call);
        Refused.unless(run.close().isEmpty(), LedgerReason.ORDER_VIOLATED, "run " + run.id() + " is closed");
        Refused.unless(!run.isSealed(), LedgerReason.ORDER_VIOLATED, "run " + run.id() + " is sealed");
        Refused.unless(run.isPastDeadline() || run.run().invited().stream().allMatch(run::hasJoined),
                LedgerReason.ORDER_VIOLATED, "not all invited banks have joined, and " + run.run().deadline() + " is not over");
        Refused.unless(Coin.commit(run.id(), call.party(), reveal.nonce()).equals(run.join(call.party()).coinCommit()),
                LedgerReason.COIN_MISMATCH, "the nonce is not the one committed to");
        return List.of();
    }
}
