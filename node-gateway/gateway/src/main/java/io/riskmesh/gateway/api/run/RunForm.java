package io.riskmesh.gateway.api.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.ledger.PartyId;
import java.util.Map;
import java.util.TreeMap;

/// Reads what a scientist asks for.
final class RunForm {
    private RunForm() {}

    static RunRequest read(Input input) {
        JsonNode parameters = input.body().get("parameters");
        Map<String, String> changes = new TreeMap<>();
        parameters.path("changes").properties().forEach(change -> changes.put(change.getKey(), change.getValue().textValue()));
        if (parameters.has("rules")) {
            changes.put("rules", parameters.get("rules").textValue());
        }
        if (parameters.has("seed")) {
            changes.put("seed", parameters.get("seed").bigIntegerValue().toString());
        }
        return new RunRequest(input.text("model"), input.text("dataset"), input.text("purpose"), parameters.get("set").textValue(), changes,
                input.texts("parties").stream().map(PartyId::new).toList());
    }
}
