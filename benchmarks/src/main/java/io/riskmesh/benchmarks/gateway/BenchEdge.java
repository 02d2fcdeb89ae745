package io.riskmesh.benchmarks.gateway;

import io.riskmesh.gateway.flow.Flows;
import io.riskmesh.gateway.flow.Permits;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.AsyncApiHandler;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.http.edge.Dispatch;
import io.riskmesh.gateway.http.edge.Edge;
import io.riskmesh.gateway.http.edge.EdgeObserver;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.http.idempotency.IdempotencyTable;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.openapi.Bulkhead;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.LedgerReason;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Edges as a gateway wires them: routes, limits, permits, metrics; the caller is known.
final class BenchEdge implements AutoCloseable {
    private static final PartyId PARTY = new PartyId("BankA");
    private static final Caller CALLER = new Caller("bench", PARTY, Set.of(Role.CALLER));
    private static final int PERMITS = 512;
    private static final int NO_LIMIT = 100_000_000;

    private final Database database;
    private final Flows flows = new Flows();
    private final Metrics metrics = new Metrics();

    BenchEdge(Path folder) throws StorageFailure {
        database = Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")));
    }

    /// An edge whose scores come from the handler.
    Edge edge(AsyncApiHandler scores) {
        RouteTable routes = new RouteTable();
        routes.onLoop(Operation.CREATE_SCORE, scores);
        routes.missing().forEach(operation -> routes.on(operation,
                _ -> new ApiAnswer.Refused(Problem.of(LedgerReason.NOT_FOUND, "The benchmark asks for scores only."))));
        Map<Bulkhead, Permits> permits = new EnumMap<>(Bulkhead.class);
        for (Bulkhead bulkhead : Bulkhead.values()) {
            permits.put(bulkhead, new Permits(bulkhead.id(), PERMITS));
        }
        Dispatch dispatch = new Dispatch(routes, flows, permits,
                new IdempotencyTable(database, "bench", InstantSource.system(), metrics));
        return new Edge("machines", PARTY, (_, _) -> Future.succeededFuture(new Identity.Known(CALLER)),
                new Edge.Limits(NO_LIMIT, NO_LIMIT, System::nanoTime), dispatch, new Timed(metrics), Spans.ids(new SplittableRandom(1)), System::nanoTime);
    }

    private record Timed(Metrics metrics) implements EdgeObserver {

        @Override
        public void answered(String listener, Optional<Operation> operation, int status, long nanos, String traceId) {
            metrics.time(Metric.HTTP_SECONDS, nanos, listener, operation.map(Operation::operationId).orElse("none"), status / 100 + "xx");
        }

        @Override
        public void failed(Operation operation, String traceId, Throwable cause) {
            throw new IllegalStateException("A handler of the benchmark failed", cause);
        }
    }

    @Override
    public void close() {
        try {
            flows.close(Duration.ofSeconds(1), Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
