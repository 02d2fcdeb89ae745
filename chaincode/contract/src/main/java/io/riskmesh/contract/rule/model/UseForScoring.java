package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.grant.GrantUse;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.part.ActivationRef;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;
import java.util.Optional;

/// Uses a grant for scoring with the model that is in use, for a day at most. The caller names `activation`, the link of the model's
/// chain that it takes to be current.
public final class UseForScoring implements Rule<UseReceipt> {

    /// Field besides the fact's own: `{name, seq}`.
    public static final String ACTIVATION = "activation";

    private static final long MAX_AHEAD_MS = 24L * 60 * 60 * 1000;

    @Override
    public boolean speaksForCaller(UseReceipt use, Call call) {
        return use.participants().contains(call.party());
    }

    @Override
    public List<Fact> check(UseReceipt use, Call call) throws Refused, MalformedFact {
        FactReader besides = call.request().besides();
        ActivationRef named = besides.nested(ACTIVATION, ActivationRef::read);
        if (use.validUntil() > call.now() + MAX_AHEAD_MS) {
            throw new MalformedFact("validUntil lies at most 24 h ahead");
        }
        call.mustLieAhead("validUntil", use.validUntil());
        DataUseAuthorization grant = GrantUse.check(use, DataUse.SCORE, call);
        Activation activation = inUse(named, use, call);
        Refused.unless(use.referenceValues().equals(Optional.of(activation.referenceValues()))
                        && grant.referenceValues().contains(activation.referenceValues()),
                LedgerReason.REFERENCE_VALUES_UNAPPROVED,
                "grant " + grant.grant() + " and use name reference values " + activation.referenceValues());
        return List.of();
    }

    private static Activation inUse(ActivationRef named, UseReceipt use, Call call) throws Refused {
        Optional<Activation> found = call.ledger().find(Activation.keyOf(named.name(), named.seq()), Activation.class);
        boolean last = found.isPresent() && (named.seq() == Integer.MAX_VALUE
                || !call.ledger().has(Activation.keyOf(named.name(), named.seq() + 1)));
        Refused.unless(last && found.get().state() == ActivationState.ACTIVE, LedgerReason.MODEL_NOT_ACTIVE,
                "activation " + named.seq() + " of " + named.name() + " is not in use");
        Activation activation = found.get();
        String model = new ModelRef(activation.name(), activation.version()).id();
        Refused.unless(use.subject().equals(model) && use.codeDigest().equals(activation.policyDigest()),
                LedgerReason.MODEL_NOT_ACTIVE, "in use is " + model + " under policy " + activation.policyDigest());
        return activation;
    }
}
