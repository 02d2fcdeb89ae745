package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Schemes;
import io.riskmesh.ledger.fact.Confirmation;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;

/// A member's gateway says that it found the same numbers, after the window. The contract counts hours; blocks are counted by gateways
/// and by the offline audit.
public final class Confirm implements Rule<Confirmation> {

    private static final long HOUR_MS = 60L * 60 * 1000;

    @Override
    public List<Fact> check(Confirmation confirmation, Call call) throws Refused {
        Settlement settlement = call.ledger().need(Settlement.keyOf(confirmation.id()), Settlement.class);
        Refused.unless(settlement.digest().equals(confirmation.settlementDigest()), SharedReason.DIGEST_MISMATCH,
                "settlement " + settlement.id() + " has the digest " + settlement.digest());
        SettlementScheme scheme = Schemes.enacted(settlement.schemeSeq(), call);
        long opens = settlement.at() + scheme.disputeWindowHours() * HOUR_MS;
        Refused.unless(call.now() >= opens, SettlementReason.WINDOW_OPEN, "may be disputed until " + opens);
        return List.of();
    }
}
