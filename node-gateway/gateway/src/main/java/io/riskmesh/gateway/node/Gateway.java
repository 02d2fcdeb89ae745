package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.HostPort;
import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.http.edge.Dispatch;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.http.idempotency.IdempotencyTable;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.storage.StorageFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bank's gateway in this process. Everything is wired here, by constructors, in the order in which it starts: data folder, database,
/// certificate, threads, ledger, rooms, and the listeners last.
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final Duration LAST_CALLS = Duration.ofSeconds(5);

    private final Foundation base;
    private final Closing closing;
    private final Listeners listeners;

    private Gateway(Foundation base, Closing closing, Listeners listeners) {
        this.base = base;
        this.closing = closing;
        this.listeners = listeners;
    }

    /// Starts a gateway; when this returns, its listeners are open. Whether it is ready, `/ready` says.
    ///
    /// @throws Stopped if anything that it needs is not there or not as it should be; then nothing of it is left
    public static Gateway start(NodeConfig config, World world) throws Stopped, InterruptedException {
        long began = world.nanoTime().getAsLong();
        Closing closing = new Closing();
        try {
            Gateway gateway = wire(Foundation.lay(config, world, closing), closing);
            LOG.atInfo().addKeyValue("profile", config.profile().word()).addKeyValue("people", gateway.address("people"))
                    .addKeyValue("machines", gateway.address("machines")).addKeyValue("ops", gateway.address("ops"))
                    .addKeyValue("millis", (world.nanoTime().getAsLong() - began) / 1_000_000).log("gateway.started");
            return gateway;
        } catch (StorageFailure e) {
            closing.closeAll();
            throw Stopped.unavailable(e.getMessage(), e);
        } catch (Stopped | InterruptedException | RuntimeException e) {
            closing.closeAll();
            throw e;
        }
    }

    private static Gateway wire(Foundation base, Closing closing) throws Stopped, StorageFailure, InterruptedException {
        Watching.begin(base);
        Optional<GatewayLedger> ledger = LedgerStage.open(base, closing);
        RouteTable routes = new RouteTable();
        Rooms rooms = Rooms.open(base, ledger, routes, closing);
        if (ledger.isEmpty()) {
            WithoutLedger.fill(routes);
        }
        routes.requireAll();
        IdempotencyTable table = new IdempotencyTable(base.database(), base.boot(), base.world().clock(), base.metrics());
        Dispatch dispatch = new Dispatch(routes, base.flows(), base.permits(), table);
        Listeners listeners = Listeners.open(base, dispatch, rooms.people(), rooms.peers());
        ledger.ifPresent(open -> open.onBlock(_ -> listeners.review()));
        rooms.begin();
        Upkeep.begin(base, closing, table);
        return new Gateway(base, closing, listeners);
    }

    /// Where a listener listens: `people`, `machines`, `peers`, `bulk` or `ops`.
    public HostPort address(String listener) {
        return listeners.named(listener).address();
    }

    /// Stops: says that it leaves, lets calls end, and closes everything in the opposite order of the start. Takes less than 30 s.
    ///
    /// @param grace for those who ask `/ready` to notice before the listeners close
    public void stop(Duration grace) throws InterruptedException {
        base.health().leave();
        LOG.atInfo().log("gateway.stopping");
        Thread.sleep(grace);
        try {
            listeners.shutdown(LAST_CALLS).toCompletionStage().toCompletableFuture()
                    .get(2 * LAST_CALLS.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("gateway.listeners-not-closed");
        }
        closing.closeAll();
        LOG.atInfo().log("gateway.stopped");
    }
}
