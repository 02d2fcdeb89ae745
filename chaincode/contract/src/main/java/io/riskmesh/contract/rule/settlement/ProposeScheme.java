package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Schemes;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;

/// Lays the rules of measure and payment before the members. They change nothing until they are enacted.
public final class ProposeScheme implements Rule<SettlementScheme> {

    @Override
    public List<Fact> check(SettlementScheme scheme, Call call) throws Refused, MalformedFact {
        if (scheme.valuation().overlapControl() == OverlapControl.DIVIDE || scheme.payout().featureSharePpm() != 0) {
            throw new MalformedFact("Dividing shared rows and paying for features are not built");
        }
        int next = Schemes.next(call);
        Refused.unless(scheme.seq() == next, LedgerReason.NOT_CURRENT, "expected settlement scheme " + next + ", got " + scheme.seq());
        boolean production = call.governance().rules().mode() == ConsortiumMode.PRODUCTION;
        Refused.unless(!production || scheme.hasFullWindows(), LedgerReason.WINDOW_INVALID, "a dispute window has at least "
                + SettlementScheme.LEAST_WINDOW_BLOCKS + " blocks and " + SettlementScheme.LEAST_WINDOW_HOURS + " hours");
        int members = call.governance().rules().members().size();
        Refused.unless((long) scheme.payout().capPpm() * members >= PayoutTerms.MILLION, LedgerReason.FLOOR_VIOLATED,
                members + " banks could not share a pool of which each gets at most " + scheme.payout().capPpm() + " millionths");
        for (Funding payer : scheme.payout().funding()) {
            Refused.unless(call.governance().isMember(payer.party()), SharedReason.NOT_A_MEMBER, "a payer is " + payer.party());
        }
        return List.of();
    }
}
