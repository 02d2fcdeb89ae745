package io.riskmesh.gateway.people.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.provider.ProviderTokens;
import io.riskmesh.gateway.people.provider.ProviderTokens.Exchange;
import io.riskmesh.gateway.people.provider.ProviderUnavailable;
import io.riskmesh.gateway.people.session.SealedBox;
import io.riskmesh.gateway.people.session.SessionSecret;
import io.riskmesh.gateway.people.session.WebSession;
import io.riskmesh.gateway.people.session.WebSessions;
import io.riskmesh.gateway.people.token.StrictJson;
import io.riskmesh.gateway.people.token.TokenCheck;
import io.riskmesh.gateway.people.token.TokenFault;
import io.riskmesh.gateway.people.token.TokenRules;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.reason.GatewayReason;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs a browser in by code flow with PKCE (RFC 6749, 7636, 9700), and out. Blocks: for virtual threads. Thread-safe.
final class LoginFlow {
    private static final Logger LOG = LoggerFactory.getLogger(LoginFlow.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PURPOSE = "login";
    private static final int UNAVAILABLE = 503;

    private final OidcPlan plan;
    private final Provider provider;
    private final WebSessions sessions;
    private final SealedBox box;
    private final SecureRandom random;
    private final InstantSource clock;
    private final TokenRules rules;
    private final RoleGrant roles;
    private final UsedStates used = new UsedStates();

    LoginFlow(OidcPlan plan, Provider provider, WebSessions sessions, SealedBox box, SecureRandom random, InstantSource clock) {
        this.plan = plan;
        this.provider = provider;
        this.sessions = sessions;
        this.box = box;
        this.random = random;
        this.clock = clock;
        this.rules = new TokenRules(plan.issuer().toString(), plan.clientId(), clock);
        this.roles = new RoleGrant(plan.rolesClaim(), plan.roles());
    }

    /// Sends the browser to the provider.
    DoorAnswer begin(String returnTo) throws InterruptedException {
        PendingLogin pending = PendingLogin.begin(random, clock.instant().plus(PATIENCE), returnTo);
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(box.seal(PURPOSE, pending.encode()));
        try {
            String address = provider.loginAddress(pending.state(), pending.nonce(), pending.challenge()).toString();
            return DoorAnswer.redirect(address, List.of(Cookies.set(Cookies.LOGIN, sealed, PATIENCE)));
        } catch (ProviderUnavailable e) {
            return unavailable(e);
        }
    }

    /// Takes the provider's answer.
    ///
    /// @param query each name once
    DoorAnswer finish(Map<String, String> query, List<String> cookies) throws StorageFailure, InterruptedException {
        Optional<PendingLogin> pending = Cookies.find(cookies, Cookies.LOGIN).flatMap(this::opened);
        if (pending.isEmpty() || !clock.instant().isBefore(pending.get().until())) {
            return refused("login_unknown");
        }
        if (!equal(query.getOrDefault("state", ""), pending.get().state()) || !used.use(pending.get().state())) {
            return refused("login_state");
        }
        try {
            boolean named = query.containsKey("iss") || provider.description().namesItself();
            if (named && !query.getOrDefault("iss", "").equals(plan.issuer().toString())) {
                return refused("login_issuer"); // the answer of another provider (RFC 9207)
            }
            if (!query.containsKey("code")) {
                return refused("login_denied");
            }
            return switch (provider.exchange(query.get("code"), pending.get().verifier())) {
                case Exchange.Refused _ -> refused("login_code");
                case Exchange.Given(ProviderTokens tokens) -> believed(tokens, pending.get(), cookies);
            };
        } catch (ProviderUnavailable e) {
            return unavailable(e);
        }
    }

    private Optional<PendingLogin> opened(String cookie) {
        try {
            return box.open(PURPOSE, Base64.getUrlDecoder().decode(cookie)).flatMap(PendingLogin::decode);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private DoorAnswer believed(ProviderTokens tokens, PendingLogin pending, List<String> cookies)
            throws ProviderUnavailable, StorageFailure, InterruptedException {
        TokenCheck check = rules.idToken(tokens.idToken(), provider.keys(), pending.nonce());
        if (check instanceof TokenCheck.Refused(TokenFault fault) && fault == TokenFault.UNKNOWN_KEY) {
            check = rules.idToken(tokens.idToken(), provider.fresh(), pending.nonce());
        }
        return switch (check) {
            case TokenCheck.Refused(TokenFault fault) -> refused("login_token_" + fault);
            case TokenCheck.Believed(JsonNode claims) -> signedIn(claims, tokens, pending, cookies);
        };
    }

    // A session that the browser brought ends: whoever may have planted it gains nothing by this login.
    private DoorAnswer signedIn(JsonNode claims, ProviderTokens tokens, PendingLogin pending, List<String> cookies) throws StorageFailure {
        Optional<SessionSecret> before = Cookies.find(cookies, Cookies.SESSION).flatMap(SessionSecret::of);
        if (before.isPresent()) {
            sessions.end(before.get());
        }
        String subject = plan.issuer() + "|" + claims.path("sub").textValue();
        Optional<SessionSecret> secret = sessions.begin(subject, roles.of(claims), tokens.whole());
        if (secret.isEmpty()) {
            return DoorAnswer.problem(new Problem(GatewayReason.RATE_LIMITED, UNAVAILABLE, "Too many people are signed in.", Map.of()));
        }
        LOG.atInfo().addKeyValue("event", "login_done").log("somebody signed in");
        return DoorAnswer.redirect(pending.returnTo(), List.of(Cookies.set(Cookies.SESSION, secret.get().reveal(), plan.longest()),
                Cookies.clear(Cookies.LOGIN)));
    }

    /// Ends the session.
    ///
    /// @return where the browser ends that of the provider, if there is such a place
    DoorAnswer signOut(SessionSecret secret, WebSession session) throws StorageFailure, InterruptedException {
        Optional<byte[]> tokens = sessions.tokens(session);
        sessions.end(secret);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        endAddress(tokens).ifPresentOrElse(address -> body.put("location", address), () -> body.put("location", "/"));
        return DoorAnswer.document(body, List.of(Cookies.clear(Cookies.SESSION)));
    }

    private Optional<String> endAddress(Optional<byte[]> tokens) throws InterruptedException {
        Optional<String> idToken = tokens.flatMap(StrictJson::object).map(given -> given.path("id_token").asText(""));
        try {
            return provider.description().end().filter(_ -> idToken.isPresent()).map(end -> end + (end.getRawQuery() == null ? "?" : "&")
                    + "id_token_hint=" + idToken.get() + "&post_logout_redirect_uri="
                    + URLEncoder.encode(plan.origin() + "/", StandardCharsets.UTF_8));
        } catch (ProviderUnavailable _) {
            return Optional.empty(); // the session here has ended; the provider's ends by its own time
        }
    }

    private static DoorAnswer refused(String event) {
        LOG.atWarn().addKeyValue("event", event).log("a login was refused");
        return DoorAnswer.problem(Problem.of(GatewayReason.UNAUTHENTICATED, "The login did not succeed. Begin again."));
    }

    private static DoorAnswer unavailable(ProviderUnavailable e) {
        LOG.atWarn().addKeyValue("event", "login_provider").log(e.getMessage());
        return DoorAnswer.problem(new Problem(GatewayReason.UNAUTHENTICATED, UNAVAILABLE, "The identity provider cannot be asked now.",
                Map.of()));
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
