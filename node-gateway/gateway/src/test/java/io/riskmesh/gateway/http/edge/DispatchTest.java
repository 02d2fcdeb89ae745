package io.riskmesh.gateway.http.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.flow.Flows;
import io.riskmesh.gateway.flow.Permits;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.idempotency.IdempotencyTable;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.openapi.Bulkhead;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.gateway.trace.CurrentSpan;
import io.riskmesh.gateway.trace.Spans;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The edge with handlers of the test: threads, permits and failures.
final class DispatchTest {
    private static final PartyId ALDER = new PartyId("AlderMSP");
    private static final String CANARY = "canary-GB00";

    @TempDir
    static Path folder;

    private static final Map<Bulkhead, Permits> PERMITS = new EnumMap<>(Bulkhead.class);
    private static final List<Integer> SEEN = new CopyOnWriteArrayList<>();
    private static final CountDownLatch HELD = new CountDownLatch(1);
    private static final Flows FLOWS = new Flows();
    private static Vertx vertx;
    private static Database database;
    private static HttpServer server;

    @BeforeAll
    static void open() throws StorageFailure {
        for (Bulkhead bulkhead : Bulkhead.values()) {
            PERMITS.put(bulkhead, new Permits(bulkhead.id(), bulkhead == Bulkhead.LEDGER_SUBMIT ? 1 : 8));
        }
        database = Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")));
        vertx = Vertx.vertx();
        RouteTable routes = new RouteTable();
        routes.on(Operation.GET_ME, call -> ApiAnswer.ok(JsonNodeFactory.instance.objectNode().put("virtual",
                Thread.currentThread().isVirtual() && CurrentSpan.get().context().orElseThrow().traceId().equals(call.traceId()))));
        routes.on(Operation.LIST_RUNS, _ -> {
            throw new IOException(CANARY);
        });
        routes.on(Operation.LIST_MODELS, _ -> {
            throw new LedgerUnavailable(CANARY, null);
        });
        routes.on(Operation.START_RUN, _ -> {
            HELD.await();
            return ApiAnswer.ok(JsonNodeFactory.instance.objectNode());
        });
        routes.onLoop(Operation.CREATE_SCORE, _ -> Future.failedFuture(new IllegalStateException(CANARY)));
        routes.onStream(Operation.STREAM_EVENTS, (_, response) -> {
            response.closeHandler(_ -> {}); // a room's own, which must not cost us the permit
            response.setChunked(true).write("data: 1\n\n");
        });
        Dispatch dispatch = new Dispatch(routes, FLOWS, PERMITS,
                new IdempotencyTable(database, "boot", InstantSource.system(), new Metrics()));
        Edge edge = new Edge("test", ALDER,
                (_, _) -> Future.succeededFuture(new Identity.Known(new Caller("olga", ALDER, Set.of(Role.values())))),
                new Edge.Limits(10_000, 10_000, System::nanoTime), dispatch, new Seen(), Spans.ids(new Random(1)), System::nanoTime);
        server = vertx.createHttpServer().requestHandler(edge).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    @AfterAll
    static void close() throws InterruptedException {
        HELD.countDown();
        FLOWS.close(Duration.ofSeconds(5), Duration.ofSeconds(5));
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }

    private record Seen() implements EdgeObserver {
        @Override
        public void answered(String listener, Optional<Operation> operation, int status, long nanos, String traceId) {
            SEEN.add(status);
        }

        @Override
        public void failed(Operation operation, String traceId, Throwable cause) {
            SEEN.add(-1);
        }
    }

    private static Socket send(String line, String headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(5_000);
        socket.getOutputStream().write((line + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(String line, String headers) throws IOException {
        try (Socket socket = send(line, headers)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void eventually(BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!holds.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertTrue(holds.getAsBoolean());
    }

    @Test
    void over_http_2_an_answer_counts_by_its_status_although_its_stream_closes_with_it() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/api/v1/me")).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, HttpResponse.BodyHandlers.discarding()); // offers HTTP/2 only
            int before = SEEN.size();
            assertEquals(HttpClient.Version.HTTP_2, client.send(request, HttpResponse.BodyHandlers.discarding()).version());
            eventually(() -> SEEN.size() > before);
            List<Integer> seen = List.copyOf(SEEN);
            assertTrue(seen.subList(before, seen.size()).stream().allMatch(status -> status == 200), seen.toString());
        }
    }

    @Test
    void a_handler_that_may_block_runs_on_a_virtual_thread_within_its_trace() throws IOException {
        assertTrue(answer("GET /api/v1/me", "").contains("{\"virtual\":true}"));
    }

    @Test
    void what_fails_is_answered_without_its_words_and_told_to_the_observer() throws IOException, InterruptedException {
        int before = SEEN.size();
        String storage = answer("GET /api/v1/runs", "");
        String ledger = answer("GET /api/v1/models", "");
        String loop = answer("POST /api/v1/scores", "idempotency-key: k\r\n");
        assertTrue(storage.startsWith("HTTP/1.1 500") && storage.contains("\"code\":\"internal\""), storage);
        assertTrue(ledger.startsWith("HTTP/1.1 503") && ledger.contains("\"code\":\"ledger_unavailable\""), ledger);
        assertTrue(loop.startsWith("HTTP/1.1 500"), loop);
        assertFalse((storage + ledger + loop).contains(CANARY));
        eventually(() -> SEEN.subList(before, SEEN.size()).stream().filter(status -> status == -1).count() >= 3);
        assertEquals(0, PERMITS.get(Bulkhead.SCORE).used());
    }

    @Test
    void a_stream_holds_its_permit_until_the_client_hangs_up() throws IOException, InterruptedException {
        try (Socket socket = send("GET /api/v1/events", "")) {
            assertTrue(socket.getInputStream().read() > 0);
            assertEquals(1, PERMITS.get(Bulkhead.EVENTS).used());
        }
        eventually(() -> PERMITS.get(Bulkhead.EVENTS).used() == 0);
    }

    @Test
    void a_full_bulkhead_refuses_and_says_when_to_come_back() throws IOException, InterruptedException {
        try (Socket held = send("POST /api/v1/runs", "idempotency-key: k1\r\n")) {
            eventually(() -> PERMITS.get(Bulkhead.LEDGER_SUBMIT).used() == 1);
            String refused = answer("POST /api/v1/runs", "idempotency-key: k2\r\n");
            assertTrue(refused.startsWith("HTTP/1.1 503") && refused.contains("overloaded") && refused.contains("ledger_submit"), refused);
            assertTrue(refused.matches("(?s).*retry-after: [123]\r\n.*"), refused);
            HELD.countDown();
            assertTrue(new String(held.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("HTTP/1.1 200"));
        }
    }
}
