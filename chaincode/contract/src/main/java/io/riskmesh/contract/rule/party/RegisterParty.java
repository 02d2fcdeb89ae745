package io.riskmesh.contract.rule.party;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Party;
import java.util.List;

/// A member's description of itself; the last of its chain counts.
public final class RegisterParty implements Rule<Party> {

    @Override
    public List<Fact> check(Party party, Call call) throws Refused {
        call.chain(seq -> Party.keyOf(call.party(), seq)).mustContinueAt(party.seq());
        KeyCertificates.check(party.keys(), call.now());
        return List.of();
    }
}
