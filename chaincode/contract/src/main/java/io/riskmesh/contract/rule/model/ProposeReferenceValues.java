package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ModelRef;
import java.util.List;

/// Lays the measurement of an enclave image before the members.
public final class ProposeReferenceValues implements Rule<ReferenceValues> {

    @Override
    public List<Fact> check(ReferenceValues values, Call call) throws Refused {
        SimulatedEvidence.mustBeAllowed(values, call);
        for (ModelRef model : values.models()) {
            call.ledger().need(ModelVersion.keyOf(model.name(), model.version()), ModelVersion.class);
        }
        return List.of();
    }
}
