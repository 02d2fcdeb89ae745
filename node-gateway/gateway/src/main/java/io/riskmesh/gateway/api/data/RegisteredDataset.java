package io.riskmesh.gateway.api.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A data set that was looked at once. Names of categories are not kept: they come from rows.
///
/// @param dataset its id, the same at every bank
/// @param file name in the bank's folder
/// @param periodFrom as the bank says, RFC 3339
/// @param payees the file of the bank's received payments, for runs on both sides
/// @param document what the API shows
public record RegisteredDataset(String dataset, String file, String label, String fileDigest, Optional<String> periodFrom,
        Optional<String> periodUntil, Optional<RegisteredPayees> payees, ObjectNode document) {

    /// @param positives rows of the positive class
    /// @param at ms since the epoch
    static RegisteredDataset of(DatasetForm form, FeatureSchema schema, String fileDigest, int rows, int positives, long at) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("dataset", form.dataset());
        ArrayNode columns = document.putArray("schema");
        for (Feature feature : schema.features()) {
            columns.addObject().put("name", feature.name()).put("kind", feature.isCategorical() ? "categorical" : "numeric");
        }
        document.put("schemaDigest", Digest.of("columns", columns.toString().getBytes(StandardCharsets.UTF_8)).hex())
                .put("fileDigest", fileDigest).put("periodFrom", form.periodFrom().orElse(null))
                .put("periodUntil", form.periodUntil().orElse(null)).put("rows", rows);
        ArrayNode checks = document.putArray("checks");
        checks.addObject().put("check", "readable").put("passed", true);
        checks.addObject().put("check", "both-classes").put("passed", positives > 0 && positives < rows);
        document.put("registeredAt", Times.text(at));
        return new RegisteredDataset(form.dataset(), form.file(), form.label(), fileDigest, form.periodFrom(), form.periodUntil(), form.payees(),
                document);
    }

    ObjectNode stored() {
        ObjectNode stored = JsonNodeFactory.instance.objectNode().put("dataset", dataset).put("file", file).put("label", label)
                .put("fileDigest", fileDigest).put("periodFrom", periodFrom.orElse(null)).put("periodUntil", periodUntil.orElse(null));
        payees.ifPresent(side -> stored.set("payees", side.stored()));
        stored.set("document", document);
        return stored;
    }

    static RegisteredDataset of(JsonNode stored) {
        return new RegisteredDataset(stored.get("dataset").asText(), stored.get("file").asText(), stored.get("label").asText(),
                stored.get("fileDigest").asText(), text(stored, "periodFrom"), text(stored, "periodUntil"),
                RegisteredPayees.of(stored.path("payees")), (ObjectNode) stored.get("document"));
    }

    private static Optional<String> text(JsonNode stored, String name) {
        return Optional.ofNullable(stored.path(name).textValue());
    }

    boolean isSameAs(RegisteredDataset other) {
        return fileDigest.equals(other.fileDigest) && label.equals(other.label) && periodFrom.equals(other.periodFrom)
                && periodUntil.equals(other.periodUntil) && payees.equals(other.payees) && document.get("schema").equals(other.document.get("schema"));
    }
}
