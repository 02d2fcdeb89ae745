package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.DatabaseConfig;
import io.riskmesh.gateway.config.LimitsConfig;
import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.flow.Flows;
import io.riskmesh.gateway.flow.Permits;
import io.riskmesh.gateway.health.Health;
import io.riskmesh.gateway.http.tls.TlsIdentity;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.openapi.Bulkhead;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.gateway.trace.Spans;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/// What every room of the gateway stands on, in the order in which it is laid: data folder, database, certificate, threads.
///
/// @param boot names this process among all that ever ran on the folder
/// @param spans of requests, of peers, of the ledger and of runs
/// @param edge event loops of the API and of short calls
/// @param bulk one event loop of its own for training messages, lest they stand in front of scores
record Foundation(NodeConfig config, World world, String boot, Database database, TlsIdentity identity, Health health, Metrics metrics,
        Spans spans, Flows flows, Map<Bulkhead, Permits> permits, EventLoops edge, EventLoops bulk) {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration INTERRUPTED = Duration.ofSeconds(15);
    private static final int BOOT_BYTES = 8;

    /// Lays it; what was opened stands in `closing` even if a later part fails.
    static Foundation lay(NodeConfig config, World world, Closing closing) throws Stopped, StorageFailure {
        DataFolder folder = DataFolder.take(config.data().folder());
        closing.add("data folder", folder::close);
        Database database = Database.open(storage(config, world));
        closing.add("database", database::close);
        TlsIdentity identity = TlsIdentity.read(config.keys().tlsCertificate(), config.keys().tlsKey());
        EventLoops edge = EventLoops.edge();
        closing.add("edge loops", edge::close);
        EventLoops bulk = EventLoops.bulk();
        closing.add("bulk loop", bulk::close);
        Spans spans = TraceStage.open(config, world, closing);
        Flows flows = new Flows();
        closing.add("flows", () -> flows.close(QUIET, INTERRUPTED));
        byte[] boot = new byte[BOOT_BYTES];
        world.random().nextBytes(boot);
        return new Foundation(config, world, HexFormat.of().formatHex(boot), database, identity, new Health(), new Metrics(), spans, flows,
                permits(config), edge, bulk);
    }

    Vertx vertx() {
        return edge.vertx();
    }

    private static StorageConfig storage(NodeConfig config, World world) throws Stopped {
        DatabaseConfig storage = config.storage();
        if (storage.url().isEmpty()) {
            return new StorageConfig.Sqlite(config.data().database());
        }
        Secret password = storage.password().isEmpty() ? Secret.none() : storage.password().get().resolve(world.environment());
        try {
            return new StorageConfig.Postgresql(storage.url().get(), storage.user().orElse(""), password);
        } catch (IllegalArgumentException e) {
            throw Stopped.usage("configuration: storage: " + e.getMessage());
        }
    }

    private static Map<Bulkhead, Permits> permits(NodeConfig config) {
        Map<Bulkhead, Permits> permits = new EnumMap<>(Bulkhead.class);
        for (Bulkhead bulkhead : Bulkhead.values()) {
            permits.put(bulkhead, new Permits(bulkhead.id(), size(bulkhead, config)));
        }
        return permits;
    }

    private static int size(Bulkhead bulkhead, NodeConfig config) {
        LimitsConfig limits = config.limits();
        return switch (bulkhead) {
            case SCORE -> config.scoring().maxInFlight();
            case LEDGER_SUBMIT -> limits.ledgerSubmit();
            case ADMIN -> limits.admin();
            case EVENTS -> limits.events();
        };
    }
}
