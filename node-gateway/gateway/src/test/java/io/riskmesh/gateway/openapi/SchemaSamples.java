package io.riskmesh.gateway.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/// Makes values that a schema of the contract allows, and values that are wrong in one place.
public final class SchemaSamples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<JsonNode> STRANGE = List.of(NODES.nullNode(), NODES.booleanNode(true), NODES.numberNode(-1),
            NODES.numberNode(Long.MIN_VALUE), NODES.numberNode(1.5), NODES.numberNode(new java.math.BigInteger("9".repeat(30))),
            NODES.textNode(""), NODES.textNode("x\ny"), NODES.textNode("ü".repeat(600)), NODES.textNode("2026-13-45"),
            NODES.textNode("\ud800"), NODES.arrayNode(), NODES.arrayNode().add(1).add(1), NODES.objectNode(), NODES.objectNode().put("a", 1));

    private final JsonNode contract;
    private final Random random;

    public SchemaSamples(JsonNode contract, Random random) {
        this.contract = contract;
        this.random = random;
    }

    /// A value with every property that the schema names; texts that may be anything hold the marker.
    public JsonNode full(JsonNode reference, String marker) {
        JsonNode schema = resolved(reference);
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, marker);
            case "array" -> array(schema, marker);
            case "integer" -> NODES.numberNode(Math.max(schema.path("minimum").asLong(1), 1));
            case "number" -> NODES.numberNode(Math.max(schema.path("minimum").asInt(1), 1));
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.textNode(text(schema, marker));
        };
    }

    private ObjectNode object(JsonNode schema, String marker) {
        ObjectNode object = NODES.objectNode();
        schema.path("properties").properties().forEach(field -> object.set(field.getKey(), full(field.getValue(), marker)));
        return object;
    }

    private ArrayNode array(JsonNode schema, String marker) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(0)); i++) {
            array.add(full(schema.get("items"), marker));
        }
        return array;
    }

    private static String text(JsonNode schema, String marker) {
        String pattern = schema.path("pattern").asText("");
        if (schema.path("format").asText().equals("date-time")) {
            return "2026-03-02T09:15:27.401Z";
        }
        if (pattern.startsWith("^[0-9a-f]{64}")) {
            return "ab".repeat(32);
        }
        if (pattern.contains("26}")) {
            return pattern.substring(1, pattern.indexOf('_')).replace("(scr|sbx)", "scr").replace("(rcp|sbx)", "rcp") + "_" + "0".repeat(26);
        }
        if (pattern.startsWith("^[A-Z]{3}")) {
            return "EUR";
        }
        return marker.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE) ? marker : marker.substring(0, schema.get("maxLength").asInt());
    }

    /// The value with one place changed to something strange, one field left out, or one added.
    public JsonNode spoiled(JsonNode value) {
        JsonNode copy = value.deepCopy();
        JsonNode at = copy;
        while (true) {
            if (at instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = new java.util.ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                JsonNode child = object.get(name);
                if (child.isContainerNode() && !child.isEmpty() && random.nextInt(3) > 0) {
                    at = child;
                    continue;
                }
                spoil(object, name);
                return copy;
            }
            if (at instanceof ArrayNode array && !array.isEmpty()) {
                if (array.get(0).isContainerNode() && random.nextBoolean()) {
                    at = array.get(0);
                    continue;
                }
                array.add(random.nextBoolean() ? array.get(0) : strange());
                return copy;
            }
            return strange();
        }
    }

    private void spoil(ObjectNode object, String name) {
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set("invented" + random.nextInt(1000), strange());
            default -> object.set(name, strange());
        }
    }

    private JsonNode strange() {
        return STRANGE.get(random.nextInt(STRANGE.size()));
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? contract.at(schema.get("$ref").asText().substring(1)) : schema;
    }

    private static String type(JsonNode schema) {
        return schema.path("type").isArray() ? schema.get("type").get(0).asText() : schema.path("type").asText();
    }
}
