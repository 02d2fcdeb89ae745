package io.riskmesh.gateway.node;

import io.riskmesh.gateway.http.idempotency.IdempotencyTable;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.storage.StorageFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a gateway does again and again by itself: reads its certificate, forgets old answers.
final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final int SWEEP_EVERY = 120;

    private final Foundation base;
    private final IdempotencyTable table;

    private Upkeep(Foundation base, IdempotencyTable table) {
        this.base = base;
        this.table = table;
    }

    static void begin(Foundation base, Closing closing, IdempotencyTable table) {
        Upkeep upkeep = new Upkeep(base, table);
        Thread thread = Thread.ofVirtual().name("upkeep").start(upkeep::run);
        closing.add("upkeep", () -> {
            thread.interrupt();
            thread.join();
        });
    }

    private void run() {
        try {
            for (long turn = 1;; turn++) {
                Thread.sleep(EVERY);
                certificate();
                if (turn % SWEEP_EVERY == 0) {
                    sweep();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void certificate() {
        try {
            if (base.identity().refresh()) {
                LOG.atInfo().addKeyValue("expires", base.identity().expires()).log("certificate.renewed");
            }
        } catch (Stopped e) {
            LOG.atWarn().addKeyValue("why", e.getMessage()).log("certificate.not-read");
        }
    }

    private void sweep() {
        try {
            table.sweep();
        } catch (StorageFailure e) {
            LOG.atWarn().setCause(e).log("idempotency.not-swept");
        }
    }
}
