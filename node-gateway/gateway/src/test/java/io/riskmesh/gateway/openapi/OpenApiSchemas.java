package io.riskmesh.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The schemas of the contract, as a client would apply them.
public final class OpenApiSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode components;
    private final Map<JsonNode, JsonSchema> cache = new ConcurrentHashMap<>();

    public OpenApiSchemas(JsonNode contract) {
        this.components = contract.path("components");
    }

    /// What is wrong with a document, sorted; empty if nothing is.
    public Set<String> violations(JsonNode schema, JsonNode document) {
        JsonSchema compiled = cache.computeIfAbsent(schema, this::compile);
        Set<String> found = new TreeSet<>();
        compiled.validate(document).forEach(message -> found.add(message.toString()));
        return found;
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.set("components", components);
        whole.putArray("allOf").add(schema);
        return FACTORY.getSchema(whole);
    }
}
