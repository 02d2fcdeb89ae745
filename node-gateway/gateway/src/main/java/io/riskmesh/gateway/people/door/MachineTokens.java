package io.riskmesh.gateway.people.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.provider.ProviderUnavailable;
import io.riskmesh.gateway.people.token.TokenCheck;
import io.riskmesh.gateway.people.token.TokenFault;
import io.riskmesh.gateway.people.token.TokenRules;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.GatewayReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who a machine's request comes from, by its access token. A token is checked once, on a virtual thread; until it ends it is known by its
/// digest, together with the certificate that it came with. Thread-safe.
public final class MachineTokens {
    private static final Logger LOG = LoggerFactory.getLogger(MachineTokens.class);
    private static final String SCHEME = "Bearer ";
    private static final int MOST_KNOWN = 10_000;
    private static final int UNAVAILABLE = 503;
    private static final Problem NOT_BELIEVED = Problem.of(GatewayReason.UNAUTHENTICATED, "The access token is not believed.");

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

    /// @throws IllegalArgumentException if the plan names no audience
    public MachineTokens(OidcPlan plan, Provider provider, PartyId party, InstantSource clock, Executor threads) {
        this.provider = provider;
        this.rules = new TokenRules(plan.issuer().toString(),
                plan.audience().orElseThrow(() -> new IllegalArgumentException("Access tokens need an audience")), clock);
        this.roles = new RoleGrant(plan.roles());
        this.party = party;
        this.issuer = plan.issuer().toString();
        this.bound = plan.production();
        this.clock = clock;
        this.threads = threads;
    }

    /// @param authorization value of the header, if there is one
    /// @param certificate DER of the connection's client certificate, if there is one
    /// @return done at once if the token is known; else it completes on a virtual thread
    public CompletionStage<Identified> identify(Optional<String> authorization, Optional<byte[]> certificate) {
        Optional<String> token = authorization.filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
        if (token.isEmpty()) {
            return CompletableFuture.completedFuture(new Identified.Nobody());
        }
        Optional<String> thumbprint = certificate.map(MachineTokens::thumbprint);
        Digest id = Digest.ofFile((token.get() + " " + thumbprint.orElse("")).getBytes(StandardCharsets.UTF_8));
        Optional<Caller> caller = find(id);
        return caller.isPresent() ? CompletableFuture.completedFuture(new Identified.Known(caller.get()))
                : CompletableFuture.supplyAsync(() -> check(token.get(), thumbprint, id), threads);
    }

    private Optional<Caller> find(Digest id) {
        synchronized (known) {
            return Optional.ofNullable(known.get(id)).filter(one -> clock.instant().isBefore(one.until)).map(Known::caller);
        }
    }

    private Identified check(String token, Optional<String> thumbprint, Digest id) {
        try {
            TokenCheck check = rules.accessToken(token, provider.keys(), thumbprint, bound);
            if (check instanceof TokenCheck.Refused(TokenFault fault) && fault == TokenFault.UNKNOWN_KEY) {
                check = rules.accessToken(token, provider.fresh(), thumbprint, bound);
            }
            return switch (check) {
                case TokenCheck.Refused(TokenFault fault) -> refused(fault);
                case TokenCheck.Believed(JsonNode claims) -> new Identified.Known(keep(id, claims));
            };
        } catch (ProviderUnavailable e) {
            LOG.atWarn().addKeyValue("event", "token_provider").log(e.getMessage());
            return new Identified.Refused(new Problem(GatewayReason.UNAUTHENTICATED, UNAVAILABLE, "The identity provider cannot be asked now.",
                    Map.of()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Identified.Refused(NOT_BELIEVED);
        }
    }

    private static Identified refused(TokenFault fault) {
        LOG.atWarn().addKeyValue("event", "token_refused").log("an access token was refused: " + fault);
        return new Identified.Refused(NOT_BELIEVED);
    }

    private Caller keep(Digest id, JsonNode claims) {
        Caller caller = new Caller(issuer + "|" + claims.path("sub").textValue(), party, roles.of(claims));
        synchronized (known) {
            known.put(id, new Known(caller, Instant.ofEpochSecond(claims.path("exp").longValue())));
        }
        return caller;
    }

    private static String thumbprint(byte[] certificate) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.ofFile(certificate).toBytes());
    }
}
