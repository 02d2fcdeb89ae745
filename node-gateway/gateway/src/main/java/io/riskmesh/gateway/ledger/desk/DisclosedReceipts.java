package io.riskmesh.gateway.ledger.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import io.riskmesh.verifier.receipts.AnchoredReceipt;
import io.riskmesh.verifier.receipts.DisclosedLog;
import io.riskmesh.verifier.receipts.LeafFile;
import io.riskmesh.verifier.receipts.LogFault;
import io.riskmesh.verifier.receipts.ReceiptAudit;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Receipt logs that banks disclose, held against the anchors on a ledger whose blocks verify.
public final class DisclosedReceipts {
    private final Map<String, List<byte[]>> leaves = new TreeMap<>();
    private final ReceiptAudit audit;

    private DisclosedReceipts(Map<String, List<byte[]>> leaves, List<Anchor> anchors) {
        this.leaves.putAll(leaves);
        List<DisclosedLog> logs = new ArrayList<>();
        leaves.forEach((id, log) -> logs.add(DisclosedLog.of(id, log)));
        this.audit = new ReceiptAudit(logs, anchors);
    }

    /// @param blocks data folder of a ledger, or a folder of blocks
    /// @param files of leaves, by log id
    /// @throws Stopped if the ledger itself does not verify, or cannot be read
    public static DisclosedReceipts open(Path blocks, Map<String, Path> files) throws Stopped, IOException {
        Map<String, List<byte[]>> leaves = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try {
                leaves.put(file.getKey(), LeafFile.read(file.getValue()));
            } catch (IOException e) {
                throw Stopped.unavailable("cannot read the leaves of " + file.getKey() + ": " + e.getMessage(), e);
            }
        }
        return new DisclosedReceipts(leaves, anchors(blocks));
    }

    private static List<Anchor> anchors(Path blocks) throws Stopped {
        FactStage facts = new FactStage();
        try (BlockSource source = VerifyCommand.open(blocks)) {
            VerificationOptions options = new VerificationOptions(source.isEmbedded(), List.of(), List.of());
            if (!new LedgerVerifier(options, Optional.of(facts)).verify(source).isVerified()) {
                throw Stopped.refused("the ledger does not verify, so its anchors prove nothing; see ./riskmesh audit verify " + blocks);
            }
            return facts.anchors();
        } catch (UnreadableSource e) {
            throw Stopped.unavailable(e.getMessage(), e);
        }
    }

    /// Whether nothing is wrong.
    public boolean isClean() {
        return audit.faults().isEmpty();
    }

    /// Logs, their anchors, and what is wrong.
    public Answer answer() {
        ObjectNode document = new ObjectMapper().createObjectNode();
        ArrayNode logs = document.putArray("logs");
        List<String> notes = new ArrayList<>();
        for (DisclosedLog log : audit.logs()) {
            int anchors = audit.anchorsOf(log.id()).size();
            logs.addObject().put("log", log.id()).put("leaves", log.tree().size()).put("receipts", log.receipts().size())
                    .put("anchors", anchors);
            notes.add(log.id() + ": " + log.receipts().size() + " receipts in " + log.tree().size() + " leaves, " + anchors + " anchors");
        }
        ArrayNode undisclosed = document.putArray("notDisclosed");
        audit.undisclosed().forEach(undisclosed::add);
        ArrayNode faults = document.putArray("faults");
        List<List<String>> rows = new ArrayList<>();
        for (LogFault fault : audit.faults()) {
            faults.addObject().put("log", fault.log()).put("code", fault.code().code()).put("detail", fault.detail());
            rows.add(List.of(fault.log(), fault.code().code(), fault.detail()));
        }
        List<String> closing = new ArrayList<>();
        audit.undisclosed().forEach(log -> closing.add("anchored, but not disclosed: " + log));
        closing.add(rows.isEmpty() ? "every anchor is a beginning of its log, and no receipt is missing" : rows.size() + " faults");
        return new Answer(document, notes, List.of("log", "code", "detail"), rows, closing);
    }

    /// Where one receipt stands, with the proof of it.
    ///
    /// @param receipt file of its canonical bytes
    /// @throws Stopped if no disclosed log holds it below an anchor
    public Answer locate(Path receipt) throws Stopped, IOException {
        byte[] bytes = Files.readAllBytes(receipt);
        for (String log : leaves.keySet()) {
            Optional<AnchoredReceipt> found = audit.locate(log, leaves.get(log), bytes);
            if (found.isPresent()) {
                return answer(found.get());
            }
        }
        throw Stopped.refused("receipt_missing no anchored leaf of the disclosed logs is the receipt in " + receipt);
    }

    private static Answer answer(AnchoredReceipt found) {
        Anchor anchor = found.anchor();
        ObjectNode document = new ObjectMapper().createObjectNode().put("log", anchor.log()).put("index", found.proof().index())
                .put("epoch", anchor.epoch()).put("size", anchor.size()).put("root", anchor.root().hex());
        ArrayNode path = document.putArray("path");
        found.proof().path().stream().map(Digest::hex).forEach(path::add);
        return new Answer(document, List.of("leaf " + found.proof().index() + " of " + anchor.log() + ", published by epoch " + anchor.epoch()
                + " with root " + anchor.root().hex()), List.of(), List.of(), List.of());
    }
}
