package io.riskmesh.gateway.people.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.people.provider.ProviderTokens.Exchange;
import io.riskmesh.gateway.people.token.KeySet;
import io.riskmesh.gateway.people.token.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks the provider. Blocks: for virtual threads. Thread-safe.
public final class Provider {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 256 * 1024;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final Duration KEYS_STAY = Duration.ofMinutes(10);
    private static final Duration KEYS_REST = Duration.ofSeconds(10);
    private static final Set<String> KNOWN_ERRORS = Set.of("invalid_grant", "invalid_client", "invalid_request", "unauthorized_client");

    private final OidcPlan plan;
    private final HttpClient http;
    private final InstantSource clock;
    private volatile Optional<ProviderDescription> description = Optional.empty();
    private volatile KeySet keys = KeySet.none();
    private volatile Instant keysAt = Instant.MIN;

    /// @param http that follows no redirect, and trusts the provider's authority
    public Provider(OidcPlan plan, HttpClient http, InstantSource clock) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("A redirect could lead the client's secret elsewhere");
        }
        this.plan = plan;
        this.http = http;
        this.clock = clock;
    }

    /// What it says of itself; asked until it answered once.
    public ProviderDescription description() throws ProviderUnavailable, InterruptedException {
        Optional<ProviderDescription> known = description;
        if (known.isPresent()) {
            return known.get();
        }
        String issuer = plan.issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        ProviderDescription found = ProviderDescription.of(document(URI.create(base + "/.well-known/openid-configuration")), plan);
        description = Optional.of(found);
        return found;
    }

    /// The keys as they were known within the last minutes.
    public KeySet keys() throws ProviderUnavailable, InterruptedException {
        return clock.instant().isAfter(keysAt.plus(KEYS_STAY)) ? fresh() : keys;
    }

    /// The keys as they are now, for a token under a key that was not among them. Asked at most every few seconds, whoever sends how many
    /// such tokens.
    public synchronized KeySet fresh() throws ProviderUnavailable, InterruptedException {
        Instant now = clock.instant();
        if (now.isAfter(keysAt.plus(KEYS_REST))) {
            HttpResponse<byte[]> answer = get(description().keys());
            keys = KeySet.read(answer.body()).orElseThrow(() -> new ProviderUnavailable("gave no set of keys"));
            keysAt = now;
        }
        return keys;
    }

    /// Gives a code for tokens.
    ///
    /// @param verifier of PKCE
    public Exchange exchange(String code, String verifier) throws ProviderUnavailable, InterruptedException {
        String form = "grant_type=authorization_code&code=" + encoded(code) + "&redirect_uri=" + encoded(plan.callback().toString())
                + "&code_verifier=" + encoded(verifier);
        String client = encoded(plan.clientId()) + ":" + encoded(plan.clientSecret().reveal());
        HttpRequest request = HttpRequest.newBuilder(description().token()).timeout(PATIENCE)
                .header("content-type", "application/x-www-form-urlencoded").header("accept", "application/json")
                .header("authorization", "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        HttpResponse<byte[]> answer = send(request);
        return switch (answer.statusCode()) {
            case OK -> StrictJson.object(answer.body()).filter(tokens -> tokens.path("id_token").isTextual())
                    .<Exchange>map(tokens -> new Exchange.Given(new ProviderTokens(tokens.path("id_token").textValue(), answer.body())))
                    .orElseThrow(() -> new ProviderUnavailable("gave no ID token"));
            case BAD_REQUEST, UNAUTHORIZED -> new Exchange.Refused(StrictJson.object(answer.body())
                    .map(error -> error.path("error").asText("")).filter(KNOWN_ERRORS::contains));
            default -> throw new ProviderUnavailable("answered an exchange with status " + answer.statusCode());
        };
    }

    private JsonNode document(URI address) throws ProviderUnavailable, InterruptedException {
        return StrictJson.object(get(address).body()).orElseThrow(() -> new ProviderUnavailable("gave no description"));
    }

    private HttpResponse<byte[]> get(URI address) throws ProviderUnavailable, InterruptedException {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address).timeout(PATIENCE).header("accept", "application/json").GET().build());
        if (answer.statusCode() != OK) {
            throw new ProviderUnavailable("answered with status " + answer.statusCode());
        }
        return answer;
    }

    // The exception's own message may hold the address with the code in it: only its kind is told.
    private HttpResponse<byte[]> send(HttpRequest request) throws ProviderUnavailable, InterruptedException {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        } catch (IOException e) {
            throw new ProviderUnavailable("does not answer (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /// A query that asks for a login.
    ///
    /// @param challenge of PKCE, S256
    public URI loginAddress(String state, String nonce, String challenge) throws ProviderUnavailable, InterruptedException {
        URI base = description().authorization();
        List<String> fields = List.of("response_type=code", "client_id=" + encoded(plan.clientId()),
                "redirect_uri=" + encoded(plan.callback().toString()), "scope=openid", "state=" + encoded(state), "nonce=" + encoded(nonce),
                "code_challenge=" + encoded(challenge), "code_challenge_method=S256");
        return URI.create(base + (base.getRawQuery() == null ? "?" : "&") + String.join("&", fields));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
