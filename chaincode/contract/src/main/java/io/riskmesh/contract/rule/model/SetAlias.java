package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Points an alias at the activation that is in use.
public final class SetAlias implements Rule<Alias> {

    @Override
    public List<Fact> check(Alias alias, Call call) throws Refused {
        call.chain(seq -> Alias.keyOf(alias.name(), alias.alias(), seq)).mustContinueAt(alias.seq());
        Activation activation =
                call.ledger().need(Activation.keyOf(alias.name(), alias.activationSeq()), Activation.class);
        call.chain(seq -> Activation.keyOf(alias.name(), seq)).mustEndAt(alias.activationSeq());
        Refused.unless(activation.state() == ActivationState.ACTIVE, LedgerReason.NOT_CURRENT,
                "activation " + alias.activationSeq() + " of " + alias.name() + " is " + activation.state());
        return List.of();
    }
}
