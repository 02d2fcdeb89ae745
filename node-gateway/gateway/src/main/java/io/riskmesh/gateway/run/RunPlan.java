package io.riskmesh.gateway.run;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.plan.Leakage;
import io.riskmesh.gateway.plan.PlanCost;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run would be.
///
/// @param refusal why it would not start; the rest is then as far as it is known
/// @param parameters all of them, as a user would write them; empty if they are wrong
/// @param parametersDigest in hex; empty if they are wrong
/// @param banks that would be invited
/// @param cost at most
/// @param obstacles to scoring the model jointly; empty if there are none
public record RunPlan(Optional<Refusal> refusal, Map<String, String> parameters, String parametersDigest, List<PartyId> banks,
        List<Leakage> leakage, Optional<PlanCost> cost, List<String> obstacles) {

    public RunPlan {
        parameters = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(parameters));
        banks = List.copyOf(banks);
        leakage = List.copyOf(leakage);
        obstacles = List.copyOf(obstacles);
    }
}
