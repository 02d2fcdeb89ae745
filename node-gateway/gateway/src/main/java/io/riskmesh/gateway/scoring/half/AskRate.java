package io.riskmesh.gateway.scoring.half;

import io.riskmesh.ledger.PartyId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A token bucket per peer. Thread-safe.
final class AskRate {
    private final double perSecond;
    private final LongSupplier nanos;
    private final Map<PartyId, Bucket> buckets = new HashMap<>();

    private record Bucket(double tokens, long at) {}

    AskRate(double perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    synchronized boolean allows(PartyId peer) {
        long now = nanos.getAsLong();
        Bucket before = buckets.getOrDefault(peer, new Bucket(perSecond, now));
        double tokens = Math.min(perSecond, before.tokens() + (now - before.at()) * perSecond / 1e9);
        boolean allowed = tokens >= 1;
        buckets.put(peer, new Bucket(allowed ? tokens - 1 : tokens, now));
        return allowed;
    }
}
