package io.riskmesh.gateway.ledger.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.Level;
import io.riskmesh.gateway.ledger.projection.LevelAnswer;
import io.riskmesh.gateway.ledger.projection.Projected;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.ledger.fact.FactKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Facts out of a projection: the same answers as a peer's, with the height and the age of what they know.
public final class ProjectedAnswer {
    private static final String EMBEDDED = "ledger: embedded, trust: single operator";

    private ProjectedAnswer() {}

    /// The fact under a key; digits alone stand for a ten-digit sequence too.
    ///
    /// @throws Stopped if nothing stands there
    public static Answer get(Projection projection, FactKey key) throws Stopped, IOException {
        Projected<Optional<FactRow>> exact = projection.get(key);
        Projected<Optional<FactRow>> found = exact.value().isPresent() ? exact : projection.get(LedgerDesk.padded(key));
        FactRow row = found.value().orElseThrow(() -> Stopped.refused("REFUSED not_found nothing stands under " + key + ", "
                + LevelAnswer.words(found.level())));
        return withLevel(FactAnswer.of(row.fact(), EMBEDDED), found.level());
    }

    /// The facts whose keys begin so, in the order of keys.
    public static Answer list(Projection projection, FactKey prefix) throws IOException {
        Projected<List<FactRow>> found = projection.list(prefix, Integer.MAX_VALUE);
        return withLevel(FactAnswer.of(found.value().stream().map(FactRow::fact).toList(), EMBEDDED), found.level());
    }

    private static Answer withLevel(Answer answer, Level level) {
        ObjectNode document = LevelAnswer.document(EMBEDDED, level);
        document.setAll((ObjectNode) answer.document());
        return new Answer(document, answer.notes(), answer.columns(), answer.rows(), answer.closing())
                .closedBy(List.of(LevelAnswer.words(level)));
    }
}
