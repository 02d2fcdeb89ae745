package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.run.RunOnLedger;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Accuses a bank of a run; counts once a governance quorum approves it. The run is over, completed or not: evidence is shown when
/// nothing more is opened.
public final class RecordFinding implements Rule<Finding> {

    @Override
    public List<Fact> check(Finding finding, Call call) throws Refused {
        call.chain(seq -> Finding.keyOf(call.party(), seq)).mustContinueAt(finding.seq());
        RunOnLedger run = RunOnLedger.named(finding.run(), call);
        Refused.unless(run.run().invited().contains(finding.accused()), LedgerReason.NOT_FOUND,
                finding.accused() + " takes no part in run " + run.id());
        Refused.unless(run.close().isPresent(), LedgerReason.RUN_NOT_COMPLETE, "run " + run.id() + " is open");
        return List.of();
    }
}
