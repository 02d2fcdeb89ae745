package io.riskmesh.gateway.people.door;

import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.provider.SmallProvider;
import io.riskmesh.gateway.people.session.SealedBox;
import io.riskmesh.gateway.people.session.WebSessions;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// A people's listener with the door and one route: `/api/v1/me` says who calls, whatever the verb. Its clock can be moved.
@SuppressWarnings("try") // an interrupted close fails the test, as it should
final class DoorInHand implements AutoCloseable {
    static final PartyId PARTY = new PartyId("AppleMSP");

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Path folder;
    private final int port;
    private final OidcPlan plan;
    private final Provider provider;
    private final SealedBox box;
    private Database database;
    private WebSessions sessions;
    private HttpServer server;

    DoorInHand(SmallProvider at, Path folder) throws Exception {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        plan = new OidcPlan(at.issuer(), SmallProvider.CLIENT, Secret.of("env:S", Map.of("S", SmallProvider.SECRET)),
                URI.create("http://127.0.0.1:" + port), Optional.of("riskmesh-api"), OidcPlan.ROLES_CLAIM, Map.of("configured", Set.of(Role.AUDITOR)),
                OidcPlan.IDLE, OidcPlan.LONGEST, false);
        provider = new Provider(plan, HttpClient.newHttpClient(), this::now);
        box = new SealedBox(new byte[SealedBox.KEY_BYTES], new SecureRandom());
        start();
    }

    private Instant now() {
        return Instant.now().plus(ahead.get());
    }

    private void start() throws Exception {
        database = Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")));
        sessions = WebSessions.open(database, box, new SecureRandom(), this::now, plan.idle(), plan.longest());
        PeopleCallers callers = new PeopleCallers(sessions, PARTY, plan.origin());
        PeopleDoor door = new PeopleDoor(plan, provider, sessions, callers, box, new SecureRandom(), this::now, threads);
        server = vertx.createHttpServer().requestHandler(door.before(request -> me(request, callers))).listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().get();
    }

    private static void me(HttpServerRequest request, PeopleCallers callers) {
        switch (callers.identify(request.method().name(), request.headers())) {
            case Identity.Known(Caller caller) -> request.response().end(caller.subject() + " " + caller.roles().stream().sorted().toList() + " "
                    + callers.csrf(new ApiCall(Operation.GET_ME, caller, Map.of(), Map.of(),
                    Map.of("cookie", request.getHeader("cookie")), new byte[0], "")).orElse("-"));
            case Identity.Nobody _ -> request.response().setStatusCode(401).end("nobody");
            case Identity.Rejected refused -> request.response().setStatusCode(refused.problem().status()).end("refused");
        }
    }

    /// Stops and starts again over the same tables.
    void restart() throws Exception {
        stop();
        start();
    }

    private void stop() throws Exception {
        server.close().toCompletionStage().toCompletableFuture().get();
        sessions.flush();
        database.close();
    }

    void moveClock(Duration by) {
        ahead.updateAndGet(now -> now.plus(by));
    }

    URI origin() {
        return plan.origin();
    }

    @Override
    public void close() throws Exception {
        stop();
        threads.close();
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }
}
