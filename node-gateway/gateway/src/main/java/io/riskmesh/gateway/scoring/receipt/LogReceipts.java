package io.riskmesh.gateway.scoring.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.scoring.anchor.AnchorFlow;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptReader;
import io.riskmesh.gateway.scoring.record.KeptAnswer;
import io.riskmesh.gateway.scoring.record.RecordIds;
import io.riskmesh.gateway.scoring.record.SignatureBytes;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Receipts of the own log and their proofs. Reads files and tables. Thread-safe.
public final class LogReceipts implements ReceiptDesk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveLedger ledger;
    private final ReceiptLog log;
    private final PrivateParts parts;
    private final RecordIds ids;
    private final AnchorFlow anchors;
    private final ReceiptVerifier verifier;

    public LogReceipts(LiveLedger ledger, ReceiptLog log, PrivateParts parts, RecordIds ids, AnchorFlow anchors) {
        this.ledger = ledger;
        this.log = log;
        this.parts = parts;
        this.ids = ids;
        this.anchors = anchors;
        this.verifier = new ReceiptVerifier(new ProjectedFacts(ledger.projection()));
    }

    @Override
    public Found get(ReceiptReader reader, String receiptId) throws IOException {
        OptionalLong index = ids.index(RecordIds.Kind.RECEIPT, receiptId);
        Optional<LogRecord> record = index.isEmpty() ? Optional.empty() : log.read(index.getAsLong());
        if (record.isEmpty() || record.get().head().kind() != RecordKind.SCORED) {
            return missing();
        }
        Optional<KeptAnswer> kept = KeptAnswer.of(record.get(), parts);
        boolean own = kept.isPresent() && kept.get().owner().equals(KeptAnswer.owner(reader.subject()));
        return own || reader.ofAll() ? document(receiptId, record.get(), kept) : missing();
    }

    private static Found missing() {
        return new Found.Not(LedgerReason.NOT_FOUND, "no such receipt, or not yours");
    }

    private Found document(String id, LogRecord record, Optional<KeptAnswer> kept) throws IOException {
        ScoreReceipt receipt = receipt(record);
        Optional<ReceiptLog.Included> included = log.included(record.head().index());
        Optional<FactRow> anchor = included.isEmpty() ? Optional.empty() : anchor(included.get().checkpoint().epoch());
        ObjectNode out = JSON.createObjectNode().put("receiptId", id)
                .put("state", anchor.isPresent() ? "published" : included.isPresent() ? "integrated" : "sequenced")
                .put("receiptBytes", ReceiptDocument.base64(record.leaf().toBytes()));
        out.set("view", ReceiptDocument.view(receipt));
        out.set("signature", signature(record, receipt));
        out.set("inclusion", included.<JsonNode>map(in -> ReceiptDocument.inclusion(in.proof())).orElse(JSON.nullNode()));
        out.set("checkpoint", included.isPresent() ? checkpoint(included.get().checkpoint(), anchor) : JSON.nullNode());
        out.set("anchor", anchor.<JsonNode>map(this::placed).orElse(JSON.nullNode()));
        out.set("opening", kept.flatMap(KeptAnswer::opening).<JsonNode>map(node -> node).orElse(JSON.nullNode()));
        out.set("trust", ledger.trust().document());
        return new Found.Document(out);
    }

    private static ScoreReceipt receipt(LogRecord record) throws IOException {
        try {
            if (LogEntry.decode(record.leaf().toBytes()) instanceof ScoreReceipt receipt) {
                return receipt;
            }
        } catch (MalformedFact e) {
            throw new IOException("a receipt of the log cannot be read", e);
        }
        throw new IOException("a record of a score holds no receipt");
    }

    private ObjectNode signature(LogRecord record, ScoreReceipt receipt) throws IOException {
        Digest keyId = ledger.projection().get(EnclaveInstance.keyOf(receipt.instance(), receipt.epoch())).value()
                .map(FactRow::fact).filter(EnclaveInstance.class::isInstance).map(EnclaveInstance.class::cast)
                .flatMap(instance -> instance.keys().stream().filter(key -> key.use() == InstanceKeyUse.SIGN).findFirst())
                .map(key -> Digest.ofFile(key.spki().toBytes())).orElse(Digest.ofFile(new byte[0]));
        try {
            return ReceiptDocument.signature(SignatureBytes.decode(record.proof()), keyId);
        } catch (MalformedFact e) {
            throw new IOException("a signature of the log cannot be read", e);
        }
    }

    private Optional<FactRow> anchor(int epoch) throws IOException {
        return ledger.projection().get(Anchor.keyOf(log.id(), epoch)).value();
    }

    private ObjectNode checkpoint(Checkpoint checkpoint, Optional<FactRow> anchor) throws IOException {
        return ReceiptDocument.checkpoint(checkpoint, anchor.isPresent() && anchor.get().fact() instanceof Anchor published
                ? published.signature() : anchors.sign(checkpoint));
    }

    private ObjectNode placed(FactRow anchor) {
        return JSON.createObjectNode().put("channel", ledger.channel()).put("block", anchor.block()).put("txId", anchor.transactionId());
    }

    @Override
    public Found verify(byte[] body) throws IOException {
        return verifier.verify(body);
    }

    @Override
    public Found checkpoint(long size) throws IOException {
        OptionalInt epoch = epochOf(size);
        return epoch.isEmpty() ? new Found.Not(LedgerReason.NOT_FOUND, "no checkpoint of this size") : new Found.Document(state(epoch.getAsInt()));
    }

    private ObjectNode state(int epoch) throws IOException {
        Optional<FactRow> anchor = anchor(epoch);
        ObjectNode out = checkpoint(log.checkpoint(epoch).orElseThrow(), anchor);
        out.put("state", anchor.isPresent() ? "published" : "integrated");
        out.set("anchor", anchor.<JsonNode>map(this::placed).orElse(JSON.nullNode()));
        out.set("trust", ledger.trust().document());
        return out;
    }

    @Override
    public Found consistency(long earlier, long later) {
        OptionalInt from = epochOf(earlier);
        OptionalInt to = epochOf(later);
        if (from.isEmpty() || to.isEmpty() || earlier > later) {
            return new Found.Not(earlier > later ? GatewayReason.INVALID_REQUEST : LedgerReason.NOT_FOUND, "no checkpoints of these sizes");
        }
        ConsistencyProof proof = log.consistency(from.getAsInt(), to.getAsInt()).orElseThrow();
        ObjectNode out = JSON.createObjectNode().put("log", log.id()).put("earlier", proof.earlier()).put("later", proof.later())
                .put("earlierRoot", log.checkpoint(from.getAsInt()).orElseThrow().root().hex())
                .put("laterRoot", log.checkpoint(to.getAsInt()).orElseThrow().root().hex());
        ArrayNode hashes = out.putArray("hashes");
        proof.path().forEach(hash -> hashes.add(hash.hex()));
        return new Found.Document(out);
    }

    // Sizes only grow, so the epoch is found by halving.
    private OptionalInt epochOf(long size) {
        int low = 1;
        int high = log.epochs();
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = log.checkpoint(middle).orElseThrow().size();
            if (found == size) {
                return OptionalInt.of(middle);
            }
            if (found < size) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public Optional<JsonNode> latest() throws IOException {
        return log.epochs() == 0 ? Optional.empty() : Optional.of(state(log.epochs()));
    }
}
