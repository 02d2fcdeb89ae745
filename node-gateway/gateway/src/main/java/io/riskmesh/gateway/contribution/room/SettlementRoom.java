package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.approval.DirectWrites;
import io.riskmesh.gateway.contribution.column.OwnRuns;
import io.riskmesh.gateway.contribution.statement.KeptStatements;
import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.ledger.reason.GatewayReason;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Contributions and settlements of a running gateway. It looks at all settlements after each block and at least every few seconds,
/// as windows end by the clock too. A regulator's gateway reads only.
public final class SettlementRoom implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementRoom.class);
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(5);

    private final LiveLedger ledger;
    private final SettlementCare care;
    private final BankSettlements desk;
    private final Semaphore blocks = new Semaphore(0);
    private final Thread flow;

    /// Wires; nothing runs before [#start].
    ///
    /// @param runs what this gateway kept of its runs
    public SettlementRoom(LiveLedger ledger, DirectWrites writes, OwnRuns runs, KeptStatements statements, EventSink events,
            SettlementMeters meters, InstantSource clock) {
        this.ledger = ledger;
        LedgerSettlements settlements = new LedgerSettlements(ledger, runs, clock);
        this.care = new SettlementCare(ledger.party(), settlements, writes, events, meters);
        this.desk = new BankSettlements(ledger, settlements, writes, statements);
        this.flow = Thread.ofVirtual().name("settlement-care").unstarted(this::care);
    }

    /// Begins to look.
    public void start() {
        if (!ledger.readOnly()) {
            ledger.onBlock(_ -> blocks.release());
            flow.start();
        }
    }

    /// What people ask.
    public SettlementDesk desk() {
        return desk;
    }

    private void care() {
        try {
            while (true) {
                look();
                boolean block = blocks.tryAcquire(AT_LEAST_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (block) {
                    blocks.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    // Nothing is confirmed on a view that may be old.
    private void look() {
        try {
            if (ledger.stale(GatewayReason.LEDGER_STALE).isEmpty()) {
                care.look();
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("settlement.care-failed"); // looked at again
        }
    }

    @Override
    public void close() {
        flow.interrupt();
        try {
            flow.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
