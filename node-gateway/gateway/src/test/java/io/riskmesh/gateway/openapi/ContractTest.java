package io.riskmesh.gateway.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.events.EventName;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class ContractTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final JsonNode CONTRACT = Contract.read();

    @Test
    void the_file_and_the_table_have_the_same_operations() {
        Map<String, String> filed = new TreeMap<>();
        operations().forEach((id, operation) -> filed.put(id, operation.line()));
        Map<String, String> listed = new TreeMap<>();
        for (Operation operation : Operation.values()) {
            listed.put(operation.operationId(), line(operation));
        }
        assertEquals(String.join("\n", filed.values()), String.join("\n", listed.values()));
        assertTrue(filed.size() >= 43, "The contract shrank to " + filed.size());
        System.out.println(filed.size() + " operations in the file, " + listed.size() + " in the table");
    }

    @Test
    void a_constant_is_its_operation_in_capitals() {
        for (Operation operation : Operation.values()) {
            String capitals = operation.operationId().replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
            assertEquals(capitals, operation.name());
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        List<JsonNode> references = CONTRACT.findValues("$ref");
        assertTrue(references.size() > 300, "only " + references.size());
        for (JsonNode reference : references) {
            assertTrue(!CONTRACT.at(reference.asText().substring(1)).isMissingNode(), reference.asText());
        }
    }

    @Test
    void every_schema_and_example_is_used() {
        Set<String> used = CONTRACT.findValues("$ref").stream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
        for (String part : List.of("schemas", "examples", "parameters", "responses", "headers")) {
            CONTRACT.at("/components/" + part).fieldNames()
                    .forEachRemaining(name -> assertTrue(used.contains("#/components/" + part + "/" + name), part + " " + name));
        }
    }

    @Test
    void every_example_keeps_to_its_schema() {
        OpenApiSchemas schemas = new OpenApiSchemas(CONTRACT);
        int checked = 0;
        for (JsonNode holder : CONTRACT.findParents("examples")) {
            if (!holder.has("schema")) {
                continue;
            }
            for (JsonNode example : holder.get("examples")) {
                String at = example.get("$ref").asText().substring(1);
                assertEquals(Set.of(), schemas.violations(holder.get("schema"), CONTRACT.at(at + "/value")), at);
                checked++;
            }
        }
        assertTrue(checked >= 20, "only " + checked);
    }

    @Test
    void an_object_that_is_asked_for_refuses_what_it_does_not_name() {
        int checked = 0;
        for (Filed operation : operations().values()) {
            JsonNode schema = resolved(operation.node().at("/requestBody/content/application~1json/schema"));
            if (schema.isMissingNode() || schema.has("description") && schema.get("description").asText().startsWith("What `getReceipt`")
                    || operation.node().get("operationId").asText().equals("createScoreFromIso20022")) {
                continue; // a receipt is given back as it came, a message has more fields than are read
            }
            assertTrue(!schema.path("additionalProperties").asBoolean(true), operation.line());
            checked++;
        }
        assertTrue(checked >= 12, "only " + checked);
    }

    @Test
    void events_are_those_of_the_gateway_and_codes_those_of_the_registry() {
        JsonNode events = CONTRACT.at("/paths/~1api~1v1~1events/get/x-events");
        assertEquals(Arrays.stream(EventName.values()).map(EventName::id).collect(Collectors.toCollection(TreeSet::new)), names(events));
        Set<String> codes = Arrays.stream(ReasonCode.class.getPermittedSubclasses()).flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Object::toString).collect(Collectors.toSet());
        for (JsonNode list : CONTRACT.findValues("x-codes")) {
            list.forEach(code -> assertTrue(codes.contains(code.asText()), code.asText()));
        }
    }

    private record Filed(String line, JsonNode node) {}

    private static Map<String, Filed> operations() {
        Map<String, Filed> found = new TreeMap<>();
        CONTRACT.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            assertTrue(METHODS.contains(method.getKey()), method.getKey());
            JsonNode node = method.getValue();
            String id = node.get("operationId").asText();
            String line = String.join(" ", id, method.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                    node.get("x-access").asText(), sorted(node.get("x-roles")), node.path("x-idempotency").asText("none"),
                    node.path("x-body-limit").asText("0"));
            assertTrue(found.put(id, new Filed(line, node)) == null, "Twice: " + id);
        }));
        return found;
    }

    private static String line(Operation operation) {
        return String.join(" ", operation.operationId(), operation.method(), operation.path(), lower(operation.access()),
                operation.roles().stream().map(Role::word).sorted().collect(Collectors.toCollection(ArrayList::new)).toString(),
                lower(operation.replay()), Integer.toString(operation.bodyLimit()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String sorted(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).sorted().toList().toString();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? CONTRACT.at(schema.get("$ref").asText().substring(1)) : schema;
    }
}
