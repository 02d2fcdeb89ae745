package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// An invited bank commits to its rows, its keys and its part of the coin, before anyone has shown a part of the coin.
public final class JoinRun implements Rule<RunJoin> {

    @Override
    public boolean speaksForCaller(RunJoin join, Call call) throws Refused {
        return RunOnLedger.named(join.run(), call).run().invited().contains(call.party());
    }

    @Override
    public List<Fact> check(RunJoin join, Call call) throws Refused {
        RunOnLedger run = RunOnLedger.named(join.run(), call);
        Refused.unless(run.close().isEmpty(), LedgerReason.ORDER_VIOLATED, "run " + run.id() + " is closed");
        Refused.unless(!run.isSealed(), LedgerReason.ORDER_VIOLATED, "run " + run.id() + " is sealed");
        Refused.unless(run.reveals().isEmpty(), LedgerReason.ORDER_VIOLATED, "a coin of run " + run.id() + " is revealed");
        Refused.unless(!run.isPastDeadline(), LedgerReason.EXPIRED, "run " + run.id() + " was joined until "
                + run.run().deadline());
        return List.of();
    }
}
