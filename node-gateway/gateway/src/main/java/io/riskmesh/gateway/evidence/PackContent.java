package io.riskmesh.gateway.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.scoring.receipt.ReceiptVerifier;
import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import io.riskmesh.verifier.pack.PackManifest;
import io.riskmesh.verifier.pack.PackedReceipt;
import io.riskmesh.verifier.receipts.steps.PresentedReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a pack is about: receipts, a model, a period, or the ledger alone. The blocks are always all of them, as they prove each other;
/// `subject.json` holds the entries of the timeline that speak of the subject.
///
/// @param receipts documents, as `receipt show --format json` gave them
/// @param model `NAME@N`
/// @param modelFile its released file
/// @param from entries at or after it
/// @param until entries before it
public record PackContent(List<Path> receipts, Optional<String> model, Optional<Path> modelFile, Optional<Instant> from, Optional<Instant> until) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECEIPT_ID = "rcp_[0-9A-Z]{26}";

    public PackContent {
        receipts = List.copyOf(receipts);
    }

    /// Adds it to a folder that holds blocks and `timeline.json`, and seals the folder.
    ///
    /// @throws Stopped if a document is no receipt
    public PackManifest addTo(Path pack) throws Stopped, IOException {
        Set<String> words = new TreeSet<>();
        List<String> subject = new ArrayList<>();
        for (Path file : receipts) {
            subject.add("receipt " + receipt(pack, file, words));
        }
        if (model.isPresent()) {
            subject.add("model " + model.get());
            words.add(quoted(model.get().replaceFirst("@.*", "")));
        }
        if (modelFile.isPresent()) {
            Path models = Files.createDirectories(pack.resolve("models"));
            Files.copy(modelFile.get(), models.resolve(model.orElse("model").replace('@', '-') + ".ubj"));
        }
        from.ifPresent(instant -> subject.add("from " + instant));
        until.ifPresent(instant -> subject.add("until " + instant));
        timeline(pack, words);
        return PackManifest.seal(pack, subject.isEmpty() ? "the ledger" : String.join(", ", subject));
    }

    private static String receipt(Path pack, Path file, Set<String> words) throws Stopped, IOException {
        byte[] document = Files.readAllBytes(file);
        PresentedReceipt presented;
        ScoreReceipt receipt;
        try {
            presented = ReceiptVerifier.read(document);
            receipt = (ScoreReceipt) LogEntry.decode(presented.bytes());
        } catch (InvalidRequest | MalformedFact | ClassCastException e) {
            throw Stopped.refused(file + " is no receipt: " + e.getMessage());
        }
        receipt.uses().forEach(use -> words.add(quoted(use.grant())));
        words.add(quoted(receipt.model().name()));
        words.add(quoted(receipt.instance()));
        words.add(quoted(receipt.measurement().hex()));
        String id = JSON.readTree(document).path("receiptId").asText();
        String name = id.matches(RECEIPT_ID) ? id : "receipt-" + receipt.sequence();
        Files.write(Files.createDirectories(pack.resolve("receipts")).resolve(name + ".json"), PackedReceipt.encode(presented));
        return name;
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private void timeline(Path pack, Set<String> words) throws IOException {
        JsonNode timeline = JSON.readTree(Files.readAllBytes(pack.resolve("timeline.json")));
        Predicate<JsonNode> about = entry -> {
            Instant at = Instant.parse(entry.path("at").asText());
            String text = entry.path("fact").toString();
            return from.map(instant -> !at.isBefore(instant)).orElse(true) && until.map(at::isBefore).orElse(true)
                    && (words.isEmpty() || words.stream().anyMatch(text::contains));
        };
        ObjectNode out = JSON.createObjectNode();
        ArrayNode entries = out.putArray("entries");
        timeline.path("entries").forEach(entry -> {
            if (about.test(entry)) {
                entries.add(entry);
            }
        });
        Files.write(pack.resolve("subject.json"), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(out));
    }
}
