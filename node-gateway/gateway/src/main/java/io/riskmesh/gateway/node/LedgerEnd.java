package io.riskmesh.gateway.node;

import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.ledger.projection.Checkpoint;
import io.riskmesh.gateway.peer.pulse.LedgerHead;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The height and head of the ledger, read after each block and answered from memory. Thread-safe.
final class LedgerEnd implements Supplier<LedgerHead> {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerEnd.class);

    private final GatewayLedger ledger;
    private volatile LedgerHead last;

    /// @param sql runs the reading, which a listener of blocks must not wait for
    LedgerEnd(GatewayLedger ledger, Executor sql) {
        this.ledger = ledger;
        last = new LedgerHead(ledger.channel(), 0, Digest.ofFile(new byte[0]));
        read();
        ledger.onBlock(_ -> later(sql));
    }

    private void later(Executor sql) {
        try {
            sql.execute(this::read);
        } catch (RejectedExecutionException _) {
            LOG.atDebug().log("gateway.ledger-end-not-read"); // the gateway stops
        }
    }

    private void read() {
        try {
            Optional<Checkpoint> reached = ledger.projection().checkpoint();
            reached.ifPresent(at -> last = new LedgerHead(ledger.channel(), at.block() + 1,
                    Digest.fromBytes(at.headerHash().toByteArray())));
        } catch (StorageFailure e) {
            LOG.atWarn().setCause(e).log("gateway.ledger-end-not-read");
        }
    }

    @Override
    public LedgerHead get() {
        return last;
    }
}
