package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Takes the version that is in use out of it. Any member's operator may: stopping is easier than starting.
public final class Retire implements Rule<Activation> {

    @Override
    public List<Fact> check(Activation end, Call call) throws Refused, MalformedFact {
        if (end.state() == ActivationState.ACTIVE) {
            throw new MalformedFact("retire writes RETIRED or REVOKED");
        }
        call.chain(seq -> Activation.keyOf(end.name(), seq)).mustContinueAt(end.seq());
        Refused.unless(end.seq() > 1, LedgerReason.NOT_CURRENT, "no version of " + end.name() + " was ever in use");
        Activation before = call.ledger().need(Activation.keyOf(end.name(), end.seq() - 1), Activation.class);
        Refused.unless(before.state() == ActivationState.ACTIVE, LedgerReason.NOT_CURRENT,
                "no version of " + end.name() + " is in use");
        boolean same = end.version() == before.version() && end.referenceValues().equals(before.referenceValues())
                && end.policyDigest().equals(before.policyDigest());
        Refused.unless(same, LedgerReason.NOT_CURRENT, "in use is version " + before.version() + " of " + end.name()
                + " with reference values " + before.referenceValues());
        return List.of();
    }
}
