package io.riskmesh.gateway.node;

import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.ledger.PartyId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The peer room's measurements in the catalogue's metrics. Thread-safe.
record PeerMetrics(Metrics metrics, Map<PartyId, AtomicLong> up, Map<PartyId, AtomicLong> depth,
        Map<PartyId, AtomicLong> skew) implements PeerMeter {
    private static final double MILLIS_PER_SECOND = 1000;

    PeerMetrics(Metrics metrics) {
        this(metrics, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    @Override
    public void up(PartyId peer, boolean is) {
        gauge(up, Metric.PEER_UP, peer, 1).set(is ? 1 : 0);
    }

    @Override
    public void skew(PartyId peer, long millis) {
        gauge(skew, Metric.CLOCK_SKEW_SECONDS, peer, MILLIS_PER_SECOND).set(millis);
    }

    @Override
    public void outboxDepth(PartyId peer, long letters) {
        gauge(depth, Metric.PEER_OUTBOX_DEPTH, peer, 1).set(letters);
    }

    private AtomicLong gauge(Map<PartyId, AtomicLong> values, Metric metric, PartyId peer, double unit) {
        return values.computeIfAbsent(peer, party -> {
            AtomicLong value = new AtomicLong();
            metrics.gauge(metric, () -> value.get() / unit, party.value());
            return value;
        });
    }

    @Override
    public void took(PartyId peer, String kind, Outcome outcome, long nanos) {
        metrics.time(Metric.PEER_SECONDS, nanos, peer.value(), kind, outcome.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void bytes(PartyId peer, String kind, Direction direction, long bytes) {
        metrics.count(Metric.PEER_BYTES_TOTAL, bytes, peer.value(), direction.name().toLowerCase(Locale.ROOT));
    }
}
