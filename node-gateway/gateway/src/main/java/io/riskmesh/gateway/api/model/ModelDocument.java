package io.riskmesh.gateway.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.approval.ModelDesk;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.part.MetricUnit;
import io.riskmesh.ledger.part.RunId;
import java.util.Optional;

/// Model versions as the API shows them.
final class ModelDocument {
    private ModelDocument() {}

    static ObjectNode of(ModelDesk.Version version, Optional<FactRow> row, boolean fileHere, JsonNode trust) {
        ModelVersion model = version.model();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("name", model.name()).put("version", model.version())
                .put("digest", model.fileDigest().hex()).put("format", model.format()).put("stage", version.stage().id())
                .put("ledgerRun", model.run().map(RunId::toString).orElse(null)).put("schemaDigest", model.schemaDigest().hex())
                .put("statementDigest", model.statementDigest().hex()).put("releaseReport", model.releaseReport().hex())
                .put("parent", model.parent().orElse(null)).put("epsilonMicros", model.epsilonMicros())
                .put("approvalId", version.approvalId()).put("fileHere", fileHere).put("proposedBy", model.by().value())
                .put("proposedAt", Times.text(model.at()));
        ArrayNode participants = document.putArray("participants");
        model.participants().forEach(party -> participants.add(party.value()));
        ArrayNode uses = document.putArray("uses");
        model.uses().forEach(use -> uses.addObject().put("grant", use.grant()).put("seq", use.seq()));
        document.set("metrics", metrics(model));
        document.put("block", row.map(FactRow::block).orElse(0L)).put("txId", row.map(FactRow::transactionId).orElse(""));
        document.set("trust", trust);
        return document;
    }

    static ArrayNode metrics(ModelVersion model) {
        ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
        model.metrics().forEach(metric -> metrics.addObject().put("name", metric.name()).put("baseline", metric.baseline())
                .put("unit", unit(metric.unit())).put("value", Long.toString(metric.value())));
        return metrics;
    }

    private static String unit(MetricUnit unit) {
        return switch (unit) {
            case PPM -> "ppm";
            case NANO_NATS -> "nanoNats";
        };
    }
}
