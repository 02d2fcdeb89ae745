package io.riskmesh.gateway.scoring.path;

import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.ledger.canonical.Digest;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Payloads that went to a scorer and whose receipt is not durable: who asks again under the same key sends the same payload, and
/// the scorer gives the same receipt. Thread-safe; forgotten with the process.
final class SentPayloads {
    private static final int KEPT = 65_536;
    private final LinkedHashMap<Digest, HalfPayload> sent = new LinkedHashMap<>();

    /// @param request digest of key, body and model
    synchronized Optional<HalfPayload> find(Digest request) {
        return Optional.ofNullable(sent.get(request));
    }

    synchronized void put(Digest request, HalfPayload payload) {
        sent.put(request, payload);
        if (sent.size() > KEPT) {
            sent.pollFirstEntry();
        }
    }

    synchronized void remove(Digest request) {
        sent.remove(request);
    }
}
