package io.riskmesh.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.openapi.OpenApiSchemas;
import io.riskmesh.gateway.openapi.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;

/// Holds answers to the contract as a client reads it: the status is listed, the type is listed, the body fits its schema.
final class ContractAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_PROBLEM = 400;

    private final JsonNode contract;
    private final OpenApiSchemas schemas;

    ContractAnswers(JsonNode contract) {
        this.contract = contract;
        this.schemas = new OpenApiSchemas(contract);
    }

    void check(Operation operation, HttpResponse<byte[]> answer) throws IOException {
        String what = operation.operationId() + " " + answer.statusCode();
        JsonNode content = content(operation, answer.statusCode(), what);
        if (content.isMissingNode()) {
            assertEquals(0, answer.body().length, what);
            return;
        }
        String type = answer.headers().firstValue("content-type").orElse("").split(";", 2)[0];
        assertTrue(content.has(type), () -> what + " has a body of " + type);
        JsonNode schema = content.get(type).get("schema");
        if (type.endsWith("json")) {
            JsonNode body = JSON.readTree(answer.body());
            assertEquals(Set.of(), schemas.violations(schema, body), () -> what + " " + body);
            if (answer.statusCode() >= FIRST_PROBLEM) {
                assertEquals(answer.statusCode(), body.get("status").asInt(), what);
                assertEquals("/problems/" + body.get("code").asText(), body.get("type").asText(), what);
            }
        }
    }

    private JsonNode content(Operation operation, int status, String what) {
        JsonNode responses = node(operation).get("responses");
        JsonNode response = responses.path(Integer.toString(status));
        if (response.isMissingNode()) {
            assertTrue(status >= FIRST_PROBLEM, () -> what + " is not in the contract");
            response = responses.get("default");
        }
        return (response.has("$ref") ? contract.at(response.get("$ref").asText().substring(1)) : response).path("content");
    }

    JsonNode node(Operation operation) {
        return contract.get("paths").get(operation.path()).get(operation.method().toLowerCase(Locale.ROOT));
    }
}
