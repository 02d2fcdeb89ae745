package io.riskmesh.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.Set;
import java.util.TreeSet;

/// The schemas of the contract, as a client would apply them.
public final class OpenApiSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode components;

    public OpenApiSchemas(JsonNode contract) {
        this.components = contract.path("components");
    }

    /// What is wrong with a document, sorted; empty if nothing is.
    public Set<String> violations(JsonNode schema, JsonNode document) {
        ObjectNode whole = new ObjectMapper().createObjectNode();
        whole.set("components", components);
        whole.putArray("allOf").add(schema);
        JsonSchema compiled = FACTORY.getSchema(whole);
        Set<String> found = new TreeSet<>();
        compiled.validate(document).forEach(message -> found.add(message.toString()));
        return found;
    }
}
