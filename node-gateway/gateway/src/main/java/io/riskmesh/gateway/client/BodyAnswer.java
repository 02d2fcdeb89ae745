package io.riskmesh.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.output.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A JSON body as a table: a list as a row per item, anything else as a row per field. What it rests on stands below the table.
public final class BodyAnswer {
    private static final String ITEMS = "items";
    private static final String TRUST = "trust";

    private BodyAnswer() {}

    /// @param body of an answer; the document is the body itself
    public static Answer of(JsonNode body) {
        JsonNode items = body.isArray() ? body : body.path(ITEMS);
        List<String> closing = trust(body.path(TRUST));
        if (items.isArray()) {
            return list(body, items, closing);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        flatten("", body, fields);
        fields.keySet().removeIf(name -> name.startsWith(TRUST + "."));
        List<List<String>> rows = fields.entrySet().stream().map(field -> List.of(field.getKey(), field.getValue())).toList();
        return new Answer(body, List.of(), List.of("field", "value"), rows, closing);
    }

    private static Answer list(JsonNode body, JsonNode items, List<String> closing) {
        List<Map<String, String>> read = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode item : items) {
            Map<String, String> fields = new LinkedHashMap<>();
            flatten("", item, fields);
            fields.keySet().removeIf(name -> name.startsWith(TRUST + "."));
            read.add(fields);
            columns.addAll(fields.keySet());
        }
        List<List<String>> rows = read.stream()
                .map(fields -> columns.stream().map(column -> fields.getOrDefault(column, "")).toList()).toList();
        List<String> notes = rows.isEmpty() ? List.of("none") : List.of();
        return new Answer(body, notes, List.copyOf(columns), rows, closing);
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                    field.getValue(), into));
        } else {
            into.put(prefix.isEmpty() ? "value" : prefix, text(node));
        }
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.isNull() ? "" : node.asText();
        }
        boolean plain = StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isValueNode);
        return plain ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).collect(Collectors.joining(" "))
                : node.toString();
    }

    private static List<String> trust(JsonNode trust) {
        if (!trust.isObject()) {
            return List.of();
        }
        return List.of("ledger: " + trust.path("ledger").asText() + ", trust: " + trust.path("trust").asText() + ", height "
                + trust.path("height").asText() + ", lag " + trust.path("lagBlocks").asText() + " blocks, age "
                + trust.path("ageMs").asText() + " ms");
    }
}
