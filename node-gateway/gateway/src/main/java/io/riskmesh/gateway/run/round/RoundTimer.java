package io.riskmesh.gateway.run.round;

import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Who was silent for too long while something of it was awaited. For one thread.
final class RoundTimer {
    private final LongSupplier nanoTime;
    private final long limit;
    private final Map<PartyId, Long> since = new TreeMap<>();

    /// @param limit of silence
    RoundTimer(LongSupplier nanoTime, Duration limit) {
        this.nanoTime = nanoTime;
        this.limit = limit.toNanos();
    }

    /// The peer said something; gives how long it was waited for, if it was.
    Optional<Duration> heard(PartyId peer) {
        Long began = since.get(peer);
        if (began == null) {
            return Optional.empty();
        }
        since.put(peer, nanoTime.getAsLong());
        return Optional.of(Duration.ofNanos(nanoTime.getAsLong() - began));
    }

    /// These are awaited now; whoever was awaited before goes on being timed.
    void await(Set<PartyId> awaited) {
        since.keySet().retainAll(awaited);
        awaited.forEach(peer -> since.putIfAbsent(peer, nanoTime.getAsLong()));
    }

    /// One that was silent for too long.
    Optional<PartyId> silent() {
        long now = nanoTime.getAsLong();
        return since.entrySet().stream().filter(entry -> now - entry.getValue() > limit).map(Map.Entry::getKey).findFirst();
    }

    /// Forgets a peer that was given up.
    void forget(PartyId peer) {
        since.remove(peer);
    }
}
