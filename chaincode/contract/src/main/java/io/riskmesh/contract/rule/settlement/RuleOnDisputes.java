package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Quorum;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Dispute;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Finality;
import io.riskmesh.ledger.fact.Ruling;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import java.util.List;

/// Ends the disputes of a settlement, by more than half of the members that did not dispute it.
public final class RuleOnDisputes implements Rule<Ruling> {

    @Override
    public List<Fact> check(Ruling ruling, Call call) throws Refused {
        Settlement settlement = call.ledger().need(Settlement.keyOf(ruling.id()), Settlement.class);
        Refused.unless(!call.ledger().has(Finality.keyOf(ruling.id())), SettlementReason.ALREADY_FINAL,
                "settlement " + ruling.id() + " is final");
        List<PartyId> members = call.governance().rules().members();
        List<PartyId> judges = members.stream().filter(member -> !call.ledger().has(Dispute.keyOf(ruling.id(), member))).toList();
        Refused.unless(judges.size() < members.size(), LedgerReason.ORDER_VIOLATED, "nobody disputes settlement " + ruling.id());
        boolean upheld = ruling.decision() == RulingDecision.UPHELD;
        int votes = new Quorum(SubjectKind.SETTLEMENT_RULING, ruling.id(), settlement.digest())
                .count(upheld ? Decision.APPROVE : Decision.REJECT, judges, call);
        Refused.unless(2 * votes > judges.size() || (upheld && judges.isEmpty()), LedgerReason.QUORUM_MISSING,
                votes + " of " + judges.size() + " members that do not dispute want " + ruling.decision());
        return List.of();
    }
}
