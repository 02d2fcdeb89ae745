package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.reason.SharedReason;

/// Simulated enclaves prove nothing; a production channel knows none.
public final class SimulatedEvidence {

    private SimulatedEvidence() {}

    public static void mustBeAllowed(ReferenceValues values, Call call) throws Refused {
        Refused.unless(!values.simulated() || call.governance().rules().mode() == ConsortiumMode.DEVELOPMENT,
                SharedReason.SIMULATED_REFUSED, "reference values " + values.id() + " are simulated");
    }
}
