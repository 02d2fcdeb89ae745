package io.riskmesh.contract.rule;

import io.riskmesh.contract.caller.Caller;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.request.Request;
import io.riskmesh.contract.state.Chain;
import io.riskmesh.contract.state.Governance;
import io.riskmesh.contract.state.LedgerState;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.function.IntFunction;

/// All that a rule may look at.
///
/// @param now timestamp of the transaction, ms since the epoch; the client chose it, within 15 minutes where the ledger checks that
public record Call(Request request, Caller caller, long now, LedgerState ledger, Governance governance) {

    public PartyId party() {
        return caller.party();
    }

    public Chain chain(IntFunction<FactKey> keys) {
        return new Chain(ledger, keys);
    }

    /// Refuses with `expired` what ends at or before now.
    public void mustLieAhead(String name, long time) throws Refused {
        Refused.unless(time > now, LedgerReason.EXPIRED, name + " " + time + " is not after " + now);
    }
}
