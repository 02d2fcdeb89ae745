package io.riskmesh.gateway.ledger.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.ledger.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Facts and submissions as answers. Each says what the ledger is worth.
public final class FactAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FactAnswer() {}

    /// What became of a submission.
    public static Answer of(SubmitOutcome outcome, String trustLabel) {
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel);
        String sentence = switch (outcome) {
            case SubmitOutcome.Recorded recorded -> {
                document.put("outcome", "recorded").put("transaction", recorded.transactionId());
                if (!recorded.answer().isEmpty()) {
                    document.set("facts", read(recorded.answer()).path("facts"));
                }
                yield "recorded in transaction " + recorded.transactionId();
            }
            case SubmitOutcome.AlreadyRecorded already -> {
                document.put("outcome", "already_recorded").put("key", already.key());
                yield "already recorded: " + already.key();
            }
            case SubmitOutcome.Refused refused -> {
                document.put("outcome", "refused").put("code", refused.refusal().code().code());
                yield "refused: " + refused.refusal();
            }
            case SubmitOutcome.Invalid invalid -> {
                document.put("outcome", "invalid").put("validationCode", invalid.validationCode());
                yield "not counted: " + invalid.validationCode();
            }
        };
        List<List<String>> rows = new ArrayList<>();
        document.path("facts").forEach(fact -> rows.add(
                List.of(fact.path("kind").asText(), fact.path("key").asText(), fact.path("digest").asText())));
        return new Answer(document, List.of(sentence), rows.isEmpty() ? List.of() : List.of("kind", "key", "digest"), rows,
                List.of(trustLabel));
    }

    /// One fact, field by field.
    public static Answer of(Fact fact, String trustLabel) {
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel).put("key", fact.key().toString())
                .put("digest", fact.digest().hex());
        JsonNode content = content(fact);
        document.set("fact", content);
        List<List<String>> rows = new ArrayList<>();
        content.properties().forEach(field -> rows.add(List.of(field.getKey(), words(field.getKey(), field.getValue()))));
        return new Answer(document, List.of(fact.key() + "  digest " + fact.digest()), List.of("field", "value"), rows,
                List.of(trustLabel));
    }

    /// Facts, a line each.
    public static Answer of(List<Fact> facts, String trustLabel) {
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel);
        ArrayNode items = document.putArray("facts");
        List<List<String>> rows = new ArrayList<>();
        for (Fact fact : facts) {
            items.addObject().put("key", fact.key().toString()).put("digest", fact.digest().hex()).set("fact", content(fact));
            rows.add(List.of(fact.kind().id(), fact.key().toString(), fact.by().value(),
                    Instant.ofEpochMilli(fact.at()).toString(), fact.digest().hex()));
        }
        return new Answer(document, List.of(), List.of("kind", "key", "by", "at", "digest"), rows, List.of(trustLabel));
    }

    /// A grant that waits for an approver.
    public static Answer waiting(String grant, String who, String trustLabel) {
        return request(grant, who, "waiting", trustLabel);
    }

    /// A grant that was turned down.
    public static Answer rejected(String grant, String who, String trustLabel) {
        return request(grant, who, "rejected", trustLabel);
    }

    private static Answer request(String grant, String who, String state, String trustLabel) {
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel).put("grant", grant).put("state", state).put("by", who);
        return new Answer(document, List.of(), List.of("grant", "state", "by"), List.of(List.of(grant, state, who)), List.of(trustLabel));
    }

    private static JsonNode content(Fact fact) {
        return read(new String(fact.canonicalBytes(), StandardCharsets.UTF_8));
    }

    private static String words(String field, JsonNode value) {
        if (field.equals("at") || field.endsWith("From") || field.endsWith("Until") || field.equals("deadline")) {
            return Instant.ofEpochMilli(value.asLong()).toString();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static JsonNode read(String canonical) {
        try {
            return JSON.readTree(canonical);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Canonical JSON is JSON", e);
        }
    }
}
