package io.riskmesh.gateway.people.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A small OpenID provider over real HTTP: discovery, keys, authorisation without a form, codes that live once, client secret and PKCE
/// checked. Its tokens and its description can be bent by a test.
public final class SmallProvider implements AutoCloseable {
    public static final String CLIENT = "gateway-of-apple";
    public static final String SECRET = "a client's secret: %+&";

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger keyReads = new AtomicInteger();
    private volatile TokenMaker maker = new TokenMaker("1");
    private volatile Consumer<ObjectNode> bendClaims = _ -> {};
    private volatile Consumer<ObjectNode> bendDescription = _ -> {};
    private volatile BiFunction<TokenMaker, ObjectNode, String> signing = (keys, claims) -> keys.es256("JWT", claims);
    private volatile boolean down;

    public SmallProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, description()));
        server.createContext("/keys", exchange -> {
            keyReads.incrementAndGet();
            answer(exchange, 200, maker.keySet());
        });
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public TokenMaker maker() {
        return maker;
    }

    public int keyReads() {
        return keyReads.get();
    }

    /// New keys; the old ones are gone.
    public void rotate(String suffix) {
        maker = new TokenMaker(suffix);
    }

    public void bendClaims(Consumer<ObjectNode> bend) {
        bendClaims = bend;
    }

    public void bendDescription(Consumer<ObjectNode> bend) {
        bendDescription = bend;
    }

    public void sign(BiFunction<TokenMaker, ObjectNode, String> by) {
        signing = by;
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    private ObjectNode description() {
        ObjectNode description = JsonNodeFactory.instance.objectNode().put("issuer", issuer().toString())
                .put("authorization_endpoint", issuer() + "/authorize").put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys").put("end_session_endpoint", issuer() + "/end")
                .put("authorization_response_iss_parameter_supported", true);
        description.putArray("code_challenge_methods_supported").add("S256");
        bendDescription.accept(description);
        return description;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        exchange.getResponseHeaders().add("location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state") + "&iss="
                + issuer());
        answer(exchange, 302, JsonNodeFactory.instance.objectNode());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> given = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (down) {
            answer(exchange, 500, JsonNodeFactory.instance.objectNode());
            return;
        }
        if (!isClient(exchange.getRequestHeaders().getFirst("authorization"))) {
            answer(exchange, 401, error("invalid_client"));
            return;
        }
        Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
        boolean right = asked != null && asked.get("redirect_uri").equals(given.get("redirect_uri")) && asked.get("client_id").equals(CLIENT)
                && "S256".equals(asked.get("code_challenge_method")) && sha256(given.get("code_verifier")).equals(asked.get("code_challenge"));
        answer(exchange, right ? 200 : 400, right ? tokens(asked.get("nonce")) : error("invalid_grant"));
    }

    private static boolean isClient(String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return false;
        }
        String[] parts = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8).split(":", -1);
        return decoded(parts[0]).equals(CLIENT) && decoded(parts[1]).equals(SECRET);
    }

    private ObjectNode tokens(String nonce) {
        ObjectNode claims = claims("ada", CLIENT).put("nonce", nonce);
        claims.putArray("riskmesh_roles").add("operator").add("approver").add("emperor");
        bendClaims.accept(claims);
        return JsonNodeFactory.instance.objectNode().put("token_type", "Bearer").put("access_token", "canary-access-token")
                .put("refresh_token", "canary-refresh-token").put("id_token", signing.apply(maker, claims));
    }

    /// Claims that are right now.
    public ObjectNode claims(String subject, String audience) {
        long now = Instant.now().getEpochSecond();
        return JsonNodeFactory.instance.objectNode().put("iss", issuer().toString()).put("sub", subject).put("aud", audience)
                .put("iat", now).put("exp", now + 300);
    }

    private static ObjectNode error(String word) {
        return JsonNodeFactory.instance.objectNode().put("error", word);
    }

    static String sha256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((verifier == null ? "" : verifier).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int at = pair.indexOf('=');
            fields.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
