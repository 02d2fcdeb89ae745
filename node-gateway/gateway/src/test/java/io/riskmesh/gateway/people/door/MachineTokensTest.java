package io.riskmesh.gateway.people.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.people.provider.OidcPlan;
import io.riskmesh.gateway.people.provider.Provider;
import io.riskmesh.gateway.people.provider.SmallProvider;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Future;
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
                OidcPlan.ROLES_CLAIM, Map.of(), OidcPlan.IDLE, OidcPlan.LONGEST, false);
        OidcPlan strict = new OidcPlan(URI.create("https://provider.example"), SmallProvider.CLIENT, Secret.none(),
                URI.create("https://gateway.example:8443"), Optional.of(API), OidcPlan.ROLES_CLAIM, Map.of(), OidcPlan.IDLE, OidcPlan.LONGEST, true);
        Provider keys = new Provider(plan, HttpClient.newHttpClient(), this::now);
        CallerSource none = (_, _) -> Future.succeededFuture(new Identity.Nobody());
        return new MachineTokens(none, bound ? strict : plan, keys, new PartyId("AppleMSP"), this::now, Executors.newVirtualThreadPerTaskExecutor());
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
        claims.putObject("cnf").put("x5t#S256", thumbprint(certificate));
        return claims;
    }

    private static Identity identify(MachineTokens by, String token, Optional<byte[]> certificate) {
        return by.check(token, certificate.map(MachineTokensTest::thumbprint));
    }

    private static String thumbprint(byte[] certificate) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Digest.ofFile(certificate).toBytes());
    }

    @Test
    void a_machine_is_known_by_its_token() throws Exception {
        Identity.Known known = assertInstanceOf(Identity.Known.class, identify(tokens, provider.maker().es256("at+jwt", claims()), Optional.empty()));
        assertEquals(provider.issuer() + "|scoring-service", known.caller().subject());
        assertEquals(Set.of(Role.CALLER), known.caller().roles());
        String ps256 = provider.maker().signed(provider.maker().header("PS256", provider.maker().rsaKeyId(), "application/at+jwt"), claims());
        assertInstanceOf(Identity.Known.class, identify(tokens, ps256, Optional.empty()));
    }

    @Test
    void a_known_token_is_not_checked_again_and_ends_when_it_says() throws Exception {
        String token = provider.maker().es256("at+jwt", claims());
        identify(tokens, token, Optional.empty());
        assertTrue(tokens.known(token, Optional.empty()).isPresent());
        assertFalse(tokens.known(token, Optional.of(thumbprint(CERTIFICATE))).isPresent(), "beside another certificate it is another");
        ahead.set(Duration.ofSeconds(400));
        assertFalse(tokens.known(token, Optional.empty()).isPresent());
        assertInstanceOf(Identity.Rejected.class, identify(tokens, token, Optional.empty()));
    }

    @Test
    void a_token_is_worth_nothing_beside_another_certificate() throws Exception {
        String token = provider.maker().es256("at+jwt", boundTo(claims(), CERTIFICATE));
        assertInstanceOf(Identity.Known.class, identify(tokens, token, Optional.of(CERTIFICATE)));
        assertInstanceOf(Identity.Rejected.class, identify(tokens, token, Optional.of(new byte[] {9})));
        assertInstanceOf(Identity.Rejected.class, identify(tokens, token, Optional.empty()));
    }

    @Test
    void production_takes_bound_tokens_only() throws Exception {
        ObjectNode claims = claims().put("iss", "https://provider.example");
        MachineTokens strict = tokens(true);
        assertInstanceOf(Identity.Rejected.class, identify(strict, provider.maker().es256("at+jwt", claims), Optional.of(CERTIFICATE)));
        assertInstanceOf(Identity.Known.class,
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
            assertInstanceOf(Identity.Rejected.class, identify(tokens, provider.maker().es256("at+jwt", claims), Optional.empty()), one.getKey());
        }
        assertInstanceOf(Identity.Rejected.class, identify(tokens, provider.maker().es256("JWT", claims()), Optional.empty()), "an ID token");
        for (String algorithm : java.util.List.of("none", "HS256", "RS256")) {
            String token = provider.maker().signed(provider.maker().header(algorithm, provider.maker().rsaKeyId(), "at+jwt"), claims());
            assertInstanceOf(Identity.Rejected.class, identify(tokens, token, Optional.empty()), algorithm);
        }
    }
}
