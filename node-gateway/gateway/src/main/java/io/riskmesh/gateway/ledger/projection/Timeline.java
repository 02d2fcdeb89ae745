package io.riskmesh.gateway.ledger.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.output.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Rows of a projection as an answer, with the height that they are level with.
public final class Timeline {
    private static final String EMBEDDED = "ledger: embedded, trust: single operator";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHORT_ID = 12;

    private Timeline() {}

    /// @throws IOException if the database cannot be read
    public static Answer of(Projection projection, FactFilter filter) throws IOException {
        Projected<List<FactRow>> found = projection.rows(filter);
        ObjectNode document = LevelAnswer.document(EMBEDDED, found.level()).put("dumpDigest", projection.dumpDigest());
        ArrayNode entries = document.putArray("entries");
        List<List<String>> cells = new ArrayList<>();
        for (FactRow row : found.value()) {
            String at = Instant.ofEpochMilli(row.fact().at()).toString();
            entries.addObject().put("block", row.block()).put("transaction", row.transaction())
                    .put("transactionId", row.transactionId()).put("at", at).put("kind", row.fact().kind().id())
                    .put("key", row.fact().key().toString()).put("by", row.fact().by().value()).set("fact",
                            JSON.readTree(new String(row.fact().canonicalBytes(), StandardCharsets.UTF_8)));
            cells.add(List.of(Long.toString(row.block()), Integer.toString(row.transaction()), at, row.fact().by().value(),
                    row.fact().kind().id(), row.fact().key().toString(), row.transactionId().substring(0, SHORT_ID)));
        }
        return new Answer(document, List.of(), List.of("block", "tx", "at", "by", "kind", "key", "transaction"), cells,
                List.of(LevelAnswer.words(found.level()), EMBEDDED));
    }
}
