package io.riskmesh.gateway.people.door;

import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.session.SealedBox;
import io.riskmesh.gateway.people.session.SessionSecret;
import io.riskmesh.gateway.people.session.WebSessions;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.reason.GatewayReason;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/auth/login?returnTo=`, `/auth/callback` and `/auth/logout` on the people's listener. Each answer is made on a virtual thread, at most so
/// many at a time. Thread-safe.
public final class PeopleDoor {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleDoor.class);
    private static final String ROOM = "/auth/";
    private static final int MOST_AT_ONCE = 64;
    private static final int UNAVAILABLE = 503;
    private static final int INTERNAL = 500;
    private static final int NOT_FOUND = 404;

    private final PeopleCallers callers;
    private final LoginFlow flow;
    private final Executor threads;
    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);

    /// @param box of a key that outlives restarts or not: with another key, logins under way begin again
    /// @param threads virtual ones
    public PeopleDoor(OidcPlan plan, Provider provider, WebSessions sessions, PeopleCallers callers, SealedBox box, SecureRandom random,
            InstantSource clock, Executor threads) {
        this.callers = callers;
        this.flow = new LoginFlow(plan, provider, sessions, box, random, clock);
        this.threads = threads;
    }

    /// Something that a virtual thread does for a browser.
    private interface Work {
        DoorAnswer answer() throws StorageFailure, InterruptedException;
    }

    /// What a listener does: requests for the door are answered here, the others there.
    public Handler<HttpServerRequest> before(Handler<HttpServerRequest> others) {
        return request -> {
            if (!take(request)) {
                others.handle(request);
            }
        };
    }

    private boolean take(HttpServerRequest request) {
        if (request.path() == null || !request.path().startsWith(ROOM)) {
            return false;
        }
        MultiMap query = request.params();
        MultiMap headers = request.headers();
        switch (request.method().name() + " " + request.path()) {
            case "GET /auth/login" -> start(request.response(), () -> flow.begin(Optional.ofNullable(query.get("returnTo")).orElse("/")));
            case "GET /auth/callback" -> callback(request.response(), query, headers.getAll("cookie"));
            case "POST /auth/logout" -> signOut(request.response(), headers);
            default -> request.response().setStatusCode(NOT_FOUND).end();
        }
        return true;
    }

    private void callback(HttpServerResponse response, MultiMap query, List<String> cookies) {
        Map<String, String> fields = new HashMap<>();
        for (String name : query.names()) {
            if (query.getAll(name).size() == 1) { // of two values neither counts
                fields.put(name, query.get(name));
            }
        }
        start(response, () -> flow.finish(fields, cookies));
    }

    private void signOut(HttpServerResponse response, MultiMap headers) {
        Optional<SessionSecret> secret = PeopleCallers.secret(headers.getAll("cookie"));
        switch (callers.identify("POST", headers)) {
            case Identity.Known _ -> start(response, () -> flow.signOut(secret.orElseThrow(), callers.session(secret.get()).orElseThrow()));
            case Identity.Nobody _ -> send(response, DoorAnswer.problem(Problem.of(GatewayReason.UNAUTHENTICATED, "There is no session.")));
            case Identity.Rejected(Problem problem) -> send(response, DoorAnswer.problem(problem));
        }
    }

    private void start(HttpServerResponse response, Work work) {
        Context loop = Vertx.currentContext();
        if (!permits.tryAcquire()) {
            send(response, DoorAnswer.problem(new Problem(GatewayReason.RATE_LIMITED, UNAVAILABLE, "Too many logins at once.", Map.of())));
            return;
        }
        threads.execute(() -> {
            DoorAnswer answer = answered(work);
            loop.runOnContext(_ -> send(response, answer));
        });
    }

    private DoorAnswer answered(Work work) {
        try {
            return work.answer();
        } catch (StorageFailure e) {
            LOG.atError().addKeyValue("event", "login_storage").log(e.getMessage());
            return internal();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return internal();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("event", "login_bug").setCause(e).log("a bug at the door");
            return internal();
        } finally {
            permits.release();
        }
    }

    private static DoorAnswer internal() {
        return DoorAnswer.problem(new Problem(GatewayReason.INTERNAL, INTERNAL, "The gateway failed.", Map.of()));
    }

    private static void send(HttpServerResponse response, DoorAnswer answer) {
        response.setStatusCode(answer.status()).putHeader("cache-control", "no-store").putHeader("referrer-policy", "no-referrer")
                .putHeader("x-content-type-options", "nosniff").putHeader("content-type", answer.contentType())
                .putHeader("set-cookie", answer.cookies());
        answer.location().ifPresent(location -> response.putHeader("location", location));
        response.end(answer.body());
    }
}
