package io.riskmesh.gateway.api.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.CanonicalTree;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.ledger.projection.FactRow;

/// A row of the ledger as the API shows it.
final class TimelineEntry {
    private TimelineEntry() {}

    static ObjectNode of(FactRow row) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("event", row.fact().kind().id())
                .put("sentence", FactSentence.of(row.fact())).put("at", Times.text(row.fact().at())).put("by", row.fact().by().value())
                .put("key", row.fact().key().toString()).put("digest", row.fact().digest().hex()).put("block", row.block())
                .put("transaction", row.transaction()).put("txId", row.transactionId()).put("validation", "VALID");
        entry.set("fact", CanonicalTree.of(row.fact()));
        return entry;
    }
}
