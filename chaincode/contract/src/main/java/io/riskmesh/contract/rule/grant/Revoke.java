package io.riskmesh.contract.rule.grant;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Revocation;
import java.util.List;

/// Ends a grant for good; possible at any time.
public final class Revoke implements Rule<Revocation> {

    @Override
    public boolean speaksForCaller(Revocation revocation, Call call) throws Refused {
        return call.ledger().need(DataUseAuthorization.keyOf(revocation.grant(), 1), DataUseAuthorization.class)
                .assigner().equals(call.party());
    }

    @Override
    public List<Fact> check(Revocation revocation, Call call) {
        return List.of();
    }
}
