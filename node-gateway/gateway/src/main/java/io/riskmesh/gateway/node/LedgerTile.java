package io.riskmesh.gateway.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.events.EventName;
import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.Following;
import io.riskmesh.ledger.reason.GatewayReason;
import java.time.Duration;

/// Tells the streams that are open when the ledger's state turns.
final class LedgerTile {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final long MOST_LAG = 1;

    private final LiveLedger ledger;
    private final EventSink events;

    private LedgerTile(LiveLedger ledger, EventSink events) {
        this.ledger = ledger;
        this.events = events;
    }

    static void begin(LiveLedger ledger, EventSink events, Closing closing) {
        Thread flow = Thread.ofVirtual().name("ledger-tile").start(new LedgerTile(ledger, events)::watch);
        closing.add("ledger tile", () -> {
            flow.interrupt();
            flow.join();
        });
    }

    private void watch() {
        String before = state();
        try {
            while (true) {
                Thread.sleep(EVERY);
                String now = state();
                if (!now.equals(before)) {
                    events.publish(EventName.STATUS_CHANGED, JsonNodeFactory.instance.objectNode().put("tile", "ledger").put("state", now));
                }
                before = now;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    // The words of `GET /status`.
    private String state() {
        if (ledger.following() instanceof Following.Stopped || ledger.stale(GatewayReason.LEDGER_STALE).isPresent()) {
            return "down";
        }
        return ledger.lagBlocks() > MOST_LAG ? "degraded" : "ok";
    }
}
