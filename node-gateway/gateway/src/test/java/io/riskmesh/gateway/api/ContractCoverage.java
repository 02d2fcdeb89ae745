package io.riskmesh.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.openapi.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What of the contract's answers a conversation did not see.
record ContractCoverage(JsonNode contract, Conversation talk) {

    private JsonNode node(Operation operation) {
        return contract.get("paths").get(operation.path()).get(operation.method().toLowerCase(Locale.ROOT));
    }

    /// `operation status` of statuses that the contract names one by one.
    List<String> statusesNotSeen() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            node(operation).get("responses").fieldNames().forEachRemaining(status -> {
                if (!status.equals("default") && !talk.statuses(operation).contains(Integer.valueOf(status))) {
                    missing.add(operation.operationId() + " " + status);
                }
            });
        }
        return missing;
    }

    /// `operation code` of codes that the contract names for an operation.
    List<String> codesNotProvoked() {
        List<String> missing = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            node(operation).path("x-codes").forEach(code -> {
                if (!talk.codes(operation).contains(code.asText())) {
                    missing.add(operation.operationId() + " " + code.asText());
                }
            });
        }
        return missing;
    }
}
