package io.riskmesh.gateway.scoring.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The private part of a record: whose it is, the answer that was given, what opens the receipt's commitments, the own payload.
///
/// @param owner digest of the caller's subject
/// @param body of a scored answer without its ids, or `{reason, detail}` of a refusal
/// @param opening `{salt, scorePpm, requestDigest?}` of a score
/// @param payload the own half, base64, for a disclosure some day
public record KeptAnswer(Digest owner, ObjectNode body, Optional<ObjectNode> opening, Optional<OpaqueBytes> payload) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// How a subject is named in records.
    public static Digest owner(String subject) {
        return Digest.of("score-owner", subject.getBytes(StandardCharsets.UTF_8));
    }

    public OpaqueBytes encode() {
        ObjectNode out = JSON.createObjectNode().put("owner", owner.hex());
        out.set("body", body);
        opening.ifPresent(node -> out.set("opening", node));
        payload.ifPresent(bytes -> out.put("payload", bytes.base64()));
        return OpaqueBytes.of(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// What a record holds; empty if its day's key is gone.
    public static Optional<KeptAnswer> of(LogRecord record, PrivateParts parts) throws IOException {
        Optional<byte[]> plain;
        synchronized (parts) { // not thread-safe, and shared with the log's readers
            plain = parts.open(record);
        }
        if (plain.isEmpty() || plain.get().length == 0) {
            return Optional.empty();
        }
        return Optional.of(read(OpaqueBytes.of(plain.get())));
    }

    /// Reads what [#encode] gives.
    public static KeptAnswer read(OpaqueBytes plain) throws IOException {
        ObjectNode in = (ObjectNode) JSON.readTree(plain.toBytes());
        Optional<OpaqueBytes> payload = in.hasNonNull("payload") ? Optional.of(payload(in.get("payload").textValue())) : Optional.empty();
        return new KeptAnswer(Digest.fromHex(in.get("owner").textValue()), (ObjectNode) in.get("body"),
                Optional.ofNullable((ObjectNode) in.get("opening")), payload);
    }

    private static OpaqueBytes payload(String text) throws IOException {
        try {
            return OpaqueBytes.fromBase64(text);
        } catch (io.riskmesh.ledger.canonical.MalformedFact e) {
            throw new IOException("a record's payload is no base64", e);
        }
    }

    /// The answer to the caller.
    public ScoreAnswer answer(LogRecord record, RecordIds ids, boolean replayed) {
        long index = record.head().index();
        String scoreId = ids.of(RecordIds.Kind.SCORE, index, record.head().time());
        if (record.head().kind() == RecordKind.SCORED) {
            ObjectNode whole = JSON.createObjectNode().put("scoreId", scoreId);
            whole.setAll(body);
            whole.putObject("receipt").put("receiptId", ids.of(RecordIds.Kind.RECEIPT, index, record.head().time())).put("state", "sequenced");
            return new ScoreAnswer.Scored(scoreId, whole, replayed);
        }
        return new ScoreAnswer.Refused(scoreId, reason(body.get("reason").textValue()), body.get("detail").textValue(), replayed);
    }

    private static ReasonCode reason(String code) {
        return Stream.<ReasonCode[]>of(SharedReason.values(), ScoringReason.values(), LedgerReason.values()).flatMap(Arrays::stream)
                .filter(reason -> reason.code().equals(code)).findFirst().orElse(ScoringReason.ATTESTATION_NOT_TRUSTED);
    }

    /// The private part of a refusal.
    public static KeptAnswer refused(Digest owner, ReasonCode reason, String detail) {
        return new KeptAnswer(owner, JSON.createObjectNode().put("reason", reason.code()).put("detail", detail), Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "KeptAnswer[REDACTED]";
    }
}
