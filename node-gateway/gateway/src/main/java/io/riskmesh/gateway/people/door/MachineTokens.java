package io.riskmesh.gateway.people.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.provider.ProviderUnavailable;
import io.riskmesh.gateway.people.token.TokenCheck;
import io.riskmesh.gateway.people.token.TokenFault;
import io.riskmesh.gateway.people.token.TokenRules;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who a machine's request comes from, by its access token. A token is checked once, on a virtual thread; until it ends it is known by its
/// digest, together with the certificate that it came with. Who brings none is known by the certificate alone. Thread-safe.
public final class MachineTokens implements CallerSource {
    private static final Logger LOG = LoggerFactory.getLogger(MachineTokens.class);
    private static final String SCHEME = "Bearer ";
    private static final int MOST_KNOWN = 10_000;
    private static final int UNAVAILABLE = 503;
    private static final Problem NOT_BELIEVED = Problem.of(GatewayReason.UNAUTHENTICATED, "The access token is not believed.");

    private final CallerSource certificates;
    private final Provider provider;
    private final TokenRules rules;
    private final RoleGrant roles;
    private final PartyId party;
    private final String issuer;
    private final boolean bound;
    private final InstantSource clock;
    private final Executor threads;
    private final Map<Digest, Known> known = new LinkedHashMap<>() { // guarded by itself
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Known> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private record Known(Caller caller, Instant until) {}

    /// @param certificates who a request without a token comes from
    /// @param threads virtual ones
    /// @throws IllegalArgumentException if the plan names no audience
    public MachineTokens(CallerSource certificates, OidcPlan plan, Provider provider, PartyId party, InstantSource clock, Executor threads) {
        this.certificates = certificates;
        this.provider = provider;
        this.rules = new TokenRules(plan.issuer().toString(),
                plan.audience().orElseThrow(() -> new IllegalArgumentException("Access tokens need an audience")), clock);
        this.roles = new RoleGrant(plan.rolesClaim(), plan.roles());
        this.party = party;
        this.issuer = plan.issuer().toString();
        this.bound = plan.production();
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public Future<Identity> identify(HttpServerRequest request, Operation operation) {
        List<String> authorization = request.headers().getAll("authorization");
        if (authorization.isEmpty()) {
            return certificates.identify(request, operation);
        }
        if (authorization.size() > 1 || !authorization.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Future.succeededFuture(new Identity.Rejected(NOT_BELIEVED));
        }
        String token = authorization.getFirst().substring(SCHEME.length()).strip();
        Optional<String> thumbprint = thumbprint(request);
        Optional<Caller> caller = known(token, thumbprint);
        return caller.isPresent() ? Future.succeededFuture(new Identity.Known(caller.get())) : checked(token, thumbprint);
    }

    private Future<Identity> checked(String token, Optional<String> thumbprint) {
        Context loop = Vertx.currentContext();
        Promise<Identity> promise = Promise.promise();
        threads.execute(() -> {
            Identity identity = check(token, thumbprint);
            loop.runOnContext(_ -> promise.complete(identity));
        });
        return promise.future();
    }

    /// Who a token was of when it was checked, if it has not ended since.
    Optional<Caller> known(String token, Optional<String> thumbprint) {
        synchronized (known) {
            return Optional.ofNullable(known.get(id(token, thumbprint))).filter(one -> clock.instant().isBefore(one.until)).map(Known::caller);
        }
    }

    private static Digest id(String token, Optional<String> thumbprint) {
        return Digest.ofFile((token + " " + thumbprint.orElse("")).getBytes(StandardCharsets.UTF_8));
    }

    /// Checks a token; waits for the provider if its keys are not known.
    ///
    /// @param thumbprint of the connection's client certificate
    Identity check(String token, Optional<String> thumbprint) {
        try {
            TokenCheck check = rules.accessToken(token, provider.keys(), thumbprint, bound);
            if (check instanceof TokenCheck.Refused(TokenFault fault) && fault == TokenFault.UNKNOWN_KEY) {
                check = rules.accessToken(token, provider.fresh(), thumbprint, bound);
            }
            return switch (check) {
                case TokenCheck.Refused(TokenFault fault) -> refused(fault);
                case TokenCheck.Believed(JsonNode claims) -> new Identity.Known(keep(id(token, thumbprint), claims));
            };
        } catch (ProviderUnavailable e) {
            LOG.atWarn().addKeyValue("event", "token_provider").log(e.getMessage());
            return new Identity.Rejected(new Problem(GatewayReason.UNAUTHENTICATED, UNAVAILABLE, "The identity provider cannot be asked now.",
                    Map.of()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Identity.Rejected(NOT_BELIEVED);
        }
    }

    private static Identity refused(TokenFault fault) {
        LOG.atWarn().addKeyValue("event", "token_refused").log("an access token was refused: " + fault);
        return new Identity.Rejected(NOT_BELIEVED);
    }

    private Caller keep(Digest id, JsonNode claims) {
        Caller caller = new Caller(issuer + "|" + claims.path("sub").textValue(), party, roles.of(claims));
        synchronized (known) {
            known.put(id, new Known(caller, Instant.ofEpochSecond(claims.path("exp").longValue())));
        }
        return caller;
    }

    private static Optional<String> thumbprint(HttpServerRequest request) {
        try {
            byte[] certificate = request.connection().peerCertificates().getFirst().getEncoded();
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.ofFile(certificate).toBytes()));
        } catch (SSLPeerUnverifiedException | CertificateEncodingException _) {
            return Optional.empty();
        }
    }
}
