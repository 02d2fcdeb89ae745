package io.riskmesh.enclave.join;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.RequestId;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ScoringReason;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The last 65,536 requests of an epoch: a retry of the same payload gets the same score and receipt, however often it comes and
/// though each has a sequence of its own. What was refused is forgotten. Thread-safe.
final class RequestMemory {

    static final int SIZE = 65_536;

    private final LinkedHashMap<Key, Entry> requests = new LinkedHashMap<>();

    private record Key(PartyId payer, RequestId request) {}

    /// A request and its outcome; empty in the future if it was refused, so that a retry is a new try.
    record Entry(Digest payload, CompletableFuture<Optional<SealedScore.Scored>> outcome) {}

    /// The entry of a request, and whether the caller is the first and must complete it.
    record Claim(Entry entry, boolean first) {}

    /// @throws Refused `request_id_reused` if the id stands for another payload
    synchronized Claim claim(PartyId payer, RequestId request, Digest payload) throws Refused {
        Key key = new Key(payer, request);
        Entry known = requests.get(key);
        if (known != null) {
            Refused.unless(known.payload().equals(payload), ScoringReason.REQUEST_ID_REUSED, "request " + request.hex() + " had another payload");
            return new Claim(known, false);
        }
        Entry entry = new Entry(payload, new CompletableFuture<>());
        requests.put(key, entry);
        if (requests.size() > SIZE) {
            requests.pollFirstEntry();
        }
        return new Claim(entry, true);
    }

    synchronized void forget(PartyId payer, RequestId request) {
        requests.remove(new Key(payer, request));
    }
}
