package io.riskmesh.gateway.people.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.provider.SmallProvider;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Access tokens of machines: RFC 9068, bound by RFC 8705.
final class MachineTokensTest {
    private static final byte[] CERTIFICATE = {1, 2, 3};
    private static final String API = "riskmesh-api";

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private SmallProvider provider;
    private MachineTokens tokens;

    @BeforeEach
    void start() throws Exception {
        provider = new SmallProvider();
        tokens = tokens(false);
    }

    private MachineTokens tokens(boolean bound) throws Exception {
        OidcPlan plan = new OidcPlan(provider.issuer(), SmallProvider.CLIENT, Secret.none(), URI.create("http://127.0.0.1:8443"), Optional.of(API),
                Map.of(), OidcPlan.IDLE, OidcPlan.LONGEST, false);
        OidcPlan strict = new OidcPlan(URI.create("https://provider.example"), SmallProvider.CLIENT, Secret.none(),
                URI.create("https://gateway.example:8443"), Optional.of(API), Map.of(), OidcPlan.IDLE, OidcPlan.LONGEST, true);
        Provider keys = new Provider(plan, HttpClient.newHttpClient(), this::now);
        return new MachineTokens(bound ? strict : plan, keys, new PartyId("AppleMSP"), this::now, Executors.newVirtualThreadPerTaskExecutor());
    }

    private Instant now() {
        return Instant.now().plus(ahead.get());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private ObjectNode claims() {
        ObjectNode claims = provider.claims("scoring-service", API).put("client_id", "scoring-service").put("jti", "t1");
        claims.putArray("riskmesh_roles").add("caller");
        return claims;
    }

    private static ObjectNode boundTo(ObjectNode claims, byte[] certificate) {
        claims.putObject("cnf").put("x5t#S256", Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.ofFile(certificate).toBytes()));
        return claims;
    }

    private Identified identify(MachineTokens by, String token, Optional<byte[]> certificate) throws Exception {
        return by.identify(Optional.of("Bearer " + token), certificate).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_machine_is_known_by_its_token() throws Exception {
        Identified.Known known = assertInstanceOf(Identified.Known.class, identify(tokens, provider.maker().es256("at+jwt", claims()), Optional.empty()));
        assertEquals(provider.issuer() + "|scoring-service", known.caller().subject());
        assertEquals(Set.of(Role.CALLER), known.caller().roles());
        String ps256 = provider.maker().signed(provider.maker().header("PS256", provider.maker().rsaKeyId(), "application/at+jwt"), claims());
        assertInstanceOf(Identified.Known.class, identify(tokens, ps256, Optional.empty()));
    }

    @Test
    void a_request_without_a_bearer_is_nobodys() throws Exception {
        for (Optional<String> header : java.util.List.of(Optional.<String>empty(), Optional.of("Basic YTpi"))) {
            assertInstanceOf(Identified.Nobody.class, tokens.identify(header, Optional.empty()).toCompletableFuture().get());
        }
    }

    @Test
    void a_known_token_is_not_checked_again_and_ends_when_it_says() throws Exception {
        String token = provider.maker().es256("at+jwt", claims());
        identify(tokens, token, Optional.empty());
        assertTrue(tokens.identify(Optional.of("bearer " + token), Optional.empty()).toCompletableFuture().isDone());
        ahead.set(Duration.ofSeconds(400));
        assertInstanceOf(Identified.Refused.class, identify(tokens, token, Optional.empty()));
    }

    @Test
    void a_token_is_worth_nothing_beside_another_certificate() throws Exception {
        String token = provider.maker().es256("at+jwt", boundTo(claims(), CERTIFICATE));
        assertInstanceOf(Identified.Known.class, identify(tokens, token, Optional.of(CERTIFICATE)));
        assertInstanceOf(Identified.Refused.class, identify(tokens, token, Optional.of(new byte[] {9})));
        assertInstanceOf(Identified.Refused.class, identify(tokens, token, Optional.empty()));
    }

    @Test
    void production_takes_bound_tokens_only() throws Exception {
        ObjectNode claims = claims().put("iss", "https://provider.example");
        MachineTokens strict = tokens(true);
        assertInstanceOf(Identified.Refused.class, identify(strict, provider.maker().es256("at+jwt", claims), Optional.of(CERTIFICATE)));
        assertInstanceOf(Identified.Known.class,
                identify(strict, provider.maker().es256("at+jwt", boundTo(claims, CERTIFICATE)), Optional.of(CERTIFICATE)));
    }

    @Test
    void tokens_that_no_machine_should_have_are_refused() throws Exception {
        Map<String, Consumer<ObjectNode>> wrong = new LinkedHashMap<>();
        wrong.put("issuer", claims -> claims.put("iss", "http://127.0.0.1:1"));
        wrong.put("audience", claims -> claims.put("aud", SmallProvider.CLIENT));
        wrong.put("expired", claims -> claims.put("exp", claims.path("iat").longValue() - 61));
        wrong.put("no client", claims -> claims.remove("client_id"));
        wrong.put("no id", claims -> claims.remove("jti"));
        wrong.put("no subject", claims -> claims.remove("sub"));
        wrong.put("an empty binding", claims -> claims.putObject("cnf"));
        for (Map.Entry<String, Consumer<ObjectNode>> one : wrong.entrySet()) {
            ObjectNode claims = claims();
            one.getValue().accept(claims);
            assertInstanceOf(Identified.Refused.class, identify(tokens, provider.maker().es256("at+jwt", claims), Optional.empty()), one.getKey());
        }
        assertInstanceOf(Identified.Refused.class, identify(tokens, provider.maker().es256("JWT", claims()), Optional.empty()), "an ID token");
        for (String algorithm : java.util.List.of("none", "HS256", "RS256")) {
            String token = provider.maker().signed(provider.maker().header(algorithm, provider.maker().rsaKeyId(), "at+jwt"), claims());
            assertInstanceOf(Identified.Refused.class, identify(tokens, token, Optional.empty()), algorithm);
        }
    }
}
