package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.FederationConfig;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.peer.PeerPlan;
import io.riskmesh.gateway.peer.Peers;
import io.vertx.core.net.KeyCertOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Opens the room of peers, if there is a ledger to say who they are.
final class PeerStage {
    private static final int SQL_THREADS = 9; // one that writes and eight that read
    private static final long CLOSE_SECONDS = 5;
    private static final Duration HELLO = Duration.ofSeconds(2);
    private static final String SPOOL = "spool";

    private PeerStage() {}

    /// Says nothing to anybody until it is started.
    static Peers open(Foundation base, GatewayLedger ledger, Closing closing) throws Stopped {
        ExecutorService sql = Executors.newFixedThreadPool(SQL_THREADS, Thread.ofPlatform().name("sql-", 0).factory());
        closing.add("sql threads", () -> close(sql));
        LedgerEnd end = new LedgerEnd(ledger, sql);
        try {
            Peers peers = Peers.open(new PeerPlan(base.config().party().id(), base.boot(), Build.version(),
                    new Members(base.config().peers(), ledger), end, KeyCertOptions.wrap(base.identity()), base.edge().vertx(),
                    base.bulk().vertx(), base.database(), base.config().data().folder().resolve(SPOOL), sql,
                    new PeerMetrics(base.metrics()), base.spans(), base.world().clock(), base.world().nanoTime(), base.world().random(),
                    timing(base.config().federation())));
            closing.add("peers", () -> peers.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS));
            ledger.onBlock(_ -> peers.keysChanged());
            return peers;
        } catch (IOException e) {
            throw Stopped.unavailable("the mail of peers cannot be used: " + e.getMessage(), e);
        }
    }

    private static void close(ExecutorService sql) throws InterruptedException {
        sql.shutdown();
        if (!sql.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            sql.shutdownNow();
        }
    }

    private static PeerPlan.Timing timing(FederationConfig config) {
        Duration round = config.roundTimeout();
        return new PeerPlan.Timing(round.compareTo(HELLO) < 0 ? round : HELLO, round);
    }
}
