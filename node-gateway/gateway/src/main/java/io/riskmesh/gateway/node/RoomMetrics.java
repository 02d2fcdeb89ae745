package io.riskmesh.gateway.node;

import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.ledger.PartyId;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the scoring room knows of its receipts, in the catalogue's metrics: asked at each scrape.
///
/// @param known banks whose notes have a series
record RoomMetrics(Metrics metrics, Receipts receipts, InstantSource clock, Set<PartyId> known) {
    private static final double MILLIS = 1000.0;

    /// Of a scoring room.
    interface Receipts {
        /// Receipts durable, integrated and published, tallies included, padding and refusals not.
        long[] receiptStates();

        /// When the last anchor was recorded, ms since the epoch.
        OptionalLong anchoredAt();

        /// Notes that did not come, by the bank that owed them.
        Map<PartyId, Long> missingNotes();
    }

    static RoomMetrics begin(Metrics metrics, Receipts receipts, InstantSource clock) {
        RoomMetrics room = new RoomMetrics(metrics, receipts, clock, ConcurrentHashMap.newKeySet());
        metrics.gauge(Metric.RECEIPT_SEQUENCED, () -> receipts.receiptStates()[0]);
        metrics.gauge(Metric.RECEIPT_INTEGRATED, () -> receipts.receiptStates()[1]);
        metrics.gauge(Metric.RECEIPT_PUBLISHED, () -> receipts.receiptStates()[2]);
        metrics.gauge(Metric.ANCHOR_AGE_SECONDS, room::anchorAge);
        return room;
    }

    private double anchorAge() {
        OptionalLong at = receipts.anchoredAt();
        return at.isEmpty() ? Double.NaN : Math.max(0, clock.millis() - at.getAsLong()) / MILLIS;
    }

    /// Gives a series to every member: a bank that owes no note has the count 0.
    void members(Supplier<Set<PartyId>> members) {
        for (PartyId party : members.get()) {
            if (known.add(party)) {
                metrics.counted(Metric.PEER_NOTE_MISSING_TOTAL, () -> receipts.missingNotes().getOrDefault(party, 0L), party.value());
            }
        }
    }
}
