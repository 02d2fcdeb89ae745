package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.run.RunOnLedger;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import java.util.List;

/// A participant says no to a settlement. It shows at all members with the next block and blocks finality.
public final class DisputeSettlement implements Rule<Dispute> {

    @Override
    public boolean speaksForCaller(Dispute dispute, Call call) throws Refused {
        Settlement settlement = call.ledger().need(Settlement.keyOf(dispute.id()), Settlement.class);
        return RunOnLedger.named(settlement.run(), call).seal().participants().contains(call.party());
    }

    @Override
    public List<Fact> check(Dispute dispute, Call call) throws Refused {
        Refused.unless(!call.ledger().has(Finality.keyOf(dispute.id())), SettlementReason.ALREADY_FINAL,
                "settlement " + dispute.id() + " is final");
        Refused.unless(!call.ledger().has(Ruling.keyOf(dispute.id())), LedgerReason.ORDER_VIOLATED,
                "the disputes of settlement " + dispute.id() + " were ruled on");
        return List.of();
    }
}
