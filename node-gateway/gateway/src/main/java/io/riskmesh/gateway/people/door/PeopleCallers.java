package io.riskmesh.gateway.people.door;

import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.people.session.SessionSecret;
import io.riskmesh.gateway.people.session.WebSession;
import io.riskmesh.gateway.people.session.WebSessions;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.GatewayReason;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who a browser's request comes from, by its session. Never waits. Thread-safe.
public final class PeopleCallers implements CallerSource {
    /// What unsafe verbs carry, from the answer of `getMe`.
    public static final String CSRF_HEADER = "Riskmesh-CSRF";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final WebSessions sessions;
    private final PartyId party;
    private final String origin;

    /// @param origin of this gateway's pages
    public PeopleCallers(WebSessions sessions, PartyId party, URI origin) {
        this.sessions = sessions;
        this.party = party;
        this.origin = origin.toString();
    }

    @Override
    public Future<Identity> identify(HttpServerRequest request, Operation operation) {
        return Future.succeededFuture(identify(request.method().name(), request.headers()));
    }

    /// @param method in capitals
    Identity identify(String method, MultiMap headers) {
        Optional<SessionSecret> secret = secret(headers.getAll("cookie"));
        Optional<WebSession> session = secret.flatMap(sessions::use);
        if (session.isEmpty()) {
            return new Identity.Nobody();
        }
        if (!SAFE.contains(method) && !isOfOurPage(headers, secret.get())) {
            return new Identity.Rejected(Problem.of(GatewayReason.UNAUTHENTICATED,
                    "A session vouches for this method only with the header " + CSRF_HEADER + " and from this gateway's own pages."));
        }
        return new Identity.Known(new Caller(session.get().subject(), party, session.get().roles()));
    }

    private boolean isOfOurPage(MultiMap headers, SessionSecret secret) {
        List<String> origins = headers.getAll("origin");
        List<String> tokens = headers.getAll(CSRF_HEADER);
        return origins.equals(List.of(origin)) && tokens.size() == 1 && MessageDigest.isEqual(
                tokens.getFirst().getBytes(StandardCharsets.UTF_8), secret.csrf().getBytes(StandardCharsets.UTF_8));
    }

    /// What `getMe` tells the pages of a session; empty for callers without one.
    public Optional<String> csrf(ApiCall call) {
        return call.header("cookie").flatMap(cookies -> secret(List.of(cookies))).filter(secret -> sessions.use(secret).isPresent()).map(SessionSecret::csrf);
    }

    Optional<WebSession> session(SessionSecret secret) {
        return sessions.use(secret);
    }

    static Optional<SessionSecret> secret(List<String> cookies) {
        return Cookies.find(cookies, Cookies.SESSION).flatMap(SessionSecret::of);
    }
}
