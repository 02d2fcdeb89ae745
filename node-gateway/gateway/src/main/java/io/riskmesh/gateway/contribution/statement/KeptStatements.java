package io.riskmesh.gateway.contribution.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.incentive.quality.LabelQuality;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The bank's own statements, a file per run in its data folder: they are nobody else's and never on the ledger. Written whole or not
/// at all. Thread-safe.
public final class KeptStatements {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".statement.json";

    private final Path folder;

    /// @param data the gateway's data folder
    public KeptStatements(Path data) {
        this.folder = data.resolve("contributions");
    }

    /// Keeps what the evaluator said; a later statement of the same run takes its place.
    public synchronized void keep(RunId run, PartyStatement statement) throws IOException {
        LabelQuality labels = statement.labels();
        ObjectNode document = JSON.createObjectNode().put("rows", labels.rows()).put("firstTreePpm", labels.firstTreePpm())
                .put("lastTreePpm", labels.lastTreePpm()).put("holdoutPpm", labels.holdoutPpm());
        ObjectNode shared = document.putObject("shared");
        statement.shared().forEach((party, rows) -> shared.put(party.value(), rows));
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "statement", ".part");
        Files.write(written, JSON.writeValueAsBytes(document));
        Files.move(written, file(run), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Empty if no evaluator has told this bank anything of the run.
    public Optional<PartyStatement> of(RunId run) throws IOException {
        if (!Files.isRegularFile(file(run))) {
            return Optional.empty();
        }
        JsonNode document = JSON.readTree(Files.readAllBytes(file(run)));
        SortedMap<PartyId, Long> shared = new TreeMap<>();
        document.path("shared").properties().forEach(entry -> shared.put(new PartyId(entry.getKey()), entry.getValue().longValue()));
        return Optional.of(new PartyStatement(new LabelQuality(document.path("rows").longValue(), document.path("firstTreePpm").longValue(),
                document.path("lastTreePpm").longValue(), document.path("holdoutPpm").longValue()), shared));
    }

    private Path file(RunId run) {
        return folder.resolve(run + ENDING);
    }
}
