package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Ends a run. The initiator may at any time; past the deadline any invited bank may abort it.
public final class CloseRun implements Rule<RunClose> {

    @Override
    public boolean speaksForCaller(RunClose close, Call call) throws Refused {
        RunOnLedger run = RunOnLedger.named(close.run(), call);
        return run.run().by().equals(call.party()) || (close.outcome() == RunOutcome.ABORTED && run.isPastDeadline()
                && run.run().invited().contains(call.party()));
    }

    @Override
    public List<Fact> check(RunClose close, Call call) throws Refused, MalformedFact {
        boolean completed = close.outcome() == RunOutcome.COMPLETED;
        if (completed == close.reasonCode().isPresent() || (completed && close.trees() == 0)) {
            throw new MalformedFact("A completed run has trees and no reason, an aborted one a reason");
        }
        if (completed) {
            RunOnLedger run = RunOnLedger.named(close.run(), call);
            boolean agreed = FinalTranscripts
                    .agreed(run.id(), close.trees(), run.seal().participants(), run.run().threshold(), call).isPresent();
            Refused.unless(agreed, LedgerReason.TRANSCRIPTS_DIFFER,
                    "expected equal transcripts of tree " + (close.trees() - 1) + " of " + run.run().threshold() + " participants");
        }
        return List.of();
    }
}
