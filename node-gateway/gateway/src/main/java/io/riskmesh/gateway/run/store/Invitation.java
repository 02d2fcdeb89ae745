package io.riskmesh.gateway.run.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What banks need to know of a run beside the ledger's facts, which hold digests only. Every bank makes the parameters of the request
/// itself and compares their digest with the ledger's.
///
/// @param id of the run in the API
/// @param seq number of the run for its model on the ledger; 0 before it is opened
/// @param weighted whether rows may have another weight than 1
/// @param validationPpm share of rows that early stopping looks at, in millionths
public record Invitation(String id, RunRequest request, int seq, PartyId coordinator, FeatureSchema schema, boolean weighted, int validationPpm) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;
    private static final int MILLION = 1_000_000;

    /// Banks, sorted; the coordinator is one of them.
    public List<PartyId> banks() {
        return request.banks();
    }

    /// The run on the ledger.
    public RunId run() {
        return new RunId(request.model(), seq);
    }

    public Invitation withSeq(int next) {
        return new Invitation(id, request, next, coordinator, schema, weighted, validationPpm);
    }

    /// The parameters, checked anew.
    ///
    /// @throws IOException if they are none
    public TrainingParameters checkedParameters() throws IOException {
        try {
            return request.resolve().federated();
        } catch (Stopped e) {
            throw new IOException("parameters that this release does not take: " + e.getMessage(), e);
        }
    }

    /// As it stands in mail and table.
    public byte[] encode() {
        try {
            return JSON.writeValueAsBytes(document());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts can be written", e);
        }
    }

    /// Reads an invitation, which is a stranger's.
    ///
    /// @throws IOException if it is none
    public static Invitation decode(byte[] bytes) throws IOException {
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read == null || read.path("v").asInt() != VERSION) {
                throw new IOException("not an invitation of version " + VERSION);
            }
            RunRequest request = new RunRequest(text(read, "model"), text(read, "dataset"), text(read, "purpose"),
                    text(read, "parameterSet"), texts(read.path("changes")), parties(read.path("banks")));
            Invitation invitation = new Invitation(text(read, "id"), request, read.path("seq").asInt(), new PartyId(text(read, "coordinator")),
                    schema(read.path("features")), read.path("weighted").asBoolean(),
                    read.path("validationPpm").asInt());
            invitation.check();
            return invitation;
        } catch (IllegalArgumentException e) {
            throw new IOException("not an invitation: " + e.getMessage(), e);
        }
    }

    private void check() throws IOException {
        if (!id.matches("run_[0-9A-HJKMNP-TV-Z]{26}") || seq < 0 || !banks().contains(coordinator) || validationPpm < 0
                || validationPpm >= MILLION) {
            throw new IOException("not an invitation: an id, a number, the banks or a share are not as they must be");
        }
        run(seq == 0 ? 1 : seq);
    }

    private void run(int any) {
        RunId named = new RunId(request.model(), any);
        if (named.seq() != any) {
            throw new IllegalArgumentException("a model's name");
        }
    }

    private ObjectNode document() {
        ObjectNode out = JSON.createObjectNode().put("v", VERSION).put("id", id).put("seq", seq).put("coordinator", coordinator.value())
                .put("model", request.model()).put("dataset", request.dataset()).put("purpose", request.purpose())
                .put("parameterSet", request.parameterSet()).put("weighted", weighted).put("validationPpm", validationPpm);
        request.parameters().forEach(out.putObject("changes")::put);
        banks().forEach(bank -> out.withArrayProperty("banks").add(bank.value()));
        for (Feature feature : schema.features()) {
            ObjectNode one = out.withArrayProperty("features").addObject().put("name", feature.name());
            if (feature.isCategorical()) {
                feature.categories().forEach(one.withArrayProperty("categories")::add);
            }
        }
        return out;
    }

    private static FeatureSchema schema(JsonNode features) {
        List<Feature> all = new ArrayList<>();
        for (JsonNode feature : features) {
            List<String> categories = new ArrayList<>();
            feature.path("categories").forEach(category -> categories.add(category.asText()));
            all.add(feature.has("categories") ? Feature.categorical(text(feature, "name"), categories) : Feature.numeric(text(feature, "name")));
        }
        return new FeatureSchema(all);
    }

    private static List<PartyId> parties(JsonNode list) {
        List<PartyId> parties = new ArrayList<>();
        list.forEach(one -> parties.add(new PartyId(one.asText())));
        return parties;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static String text(JsonNode object, String name) {
        if (!object.path(name).isTextual()) {
            throw new IllegalArgumentException("expected a text " + name);
        }
        return object.path(name).textValue();
    }
}
