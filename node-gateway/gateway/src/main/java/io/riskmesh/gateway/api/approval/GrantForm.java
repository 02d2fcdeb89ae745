package io.riskmesh.gateway.api.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.approval.GrantRequest;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Duty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what somebody asks an authorisation for.
final class GrantForm {
    private GrantForm() {}

    static GrantRequest read(Input input) {
        JsonNode body = input.body();
        List<Duty> duties = new ArrayList<>();
        body.path("duties").forEach(duty -> duties.add(new Duty(duty.get("code").textValue(), duty.get("value").textValue())));
        Optional<Long> epsilon = Optional.ofNullable(body.get("maxEpsilonMicros")).map(JsonNode::longValue);
        return new GrantRequest(input.find("grant"), new PartyId(input.text("assigner")),
                input.texts("assignees").stream().map(PartyId::new).toList(), input.text("dataset"), input.digest("schemaDigest"),
                input.digest("featureSetDigest"), input.texts("actions").stream().map(DataUse::valueOf).toList(), input.text("purpose"),
                input.time("validFrom"), input.time("validUntil"), body.get("maxRounds").intValue(), epsilon,
                input.texts("referenceValues"), body.get("minContributors").intValue(), duties, input.text("legalBasis"),
                input.digest("consentRoot"));
    }
}
