package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.people.provider.SmallProvider;
import io.riskmesh.ledger.canonical.Digest;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole gateway whose configuration names an OpenID provider.
final class SignInTest {
    private static final TestKey OLGA = TestKey.selfSigned("olga");
    private static final TestKey PAUL = TestKey.selfSigned("paul");
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static SmallProvider provider;
    private static TestGateway gateway;
    private static URI origin;

    @BeforeAll
    static void start() throws Exception {
        provider = new SmallProvider();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        origin = URI.create("http://127.0.0.1:" + port);
        Files.writeString(folder.resolve("client"), SmallProvider.SECRET);
        Files.setPosixFilePermissions(folder.resolve("client"),
                PosixFilePermissions.fromString("rw-------"));
        gateway = TestGateway.start(folder, """
                people: {listen: "127.0.0.1:%d", plainHttp: true}
                machines:
                  listen: "127.0.0.1:0"
                  clients: [{key: %s, roles: [caller]}, {key: %s, roles: []}]
                oidc:
                  issuer: "%s"
                  clientId: %s
                  clientSecret: "file:client"
                  audience: riskmesh-api
                  people: [{subject: auditor-of-apple, roles: [auditor]}]
                """.formatted(port, OLGA.digest(), PAUL.digest(), provider.issuer(), SmallProvider.CLIENT));
    }

    @AfterAll
    static void stop() throws Exception {
        gateway.close();
        provider.close();
    }

    private static HttpResponse<String> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }

    private static URI next(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("location").orElseThrow(() -> new AssertionError(answer.body())));
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("set-cookie").stream().filter(one -> one.startsWith(name + "=")).findFirst().orElseThrow()
                .replaceFirst(";.*", "");
    }

    @Test
    void a_browser_signs_in_and_the_api_knows_it() throws Exception {
        assertEquals(401, get(origin.resolve("/api/v1/me")).statusCode());
        HttpResponse<String> begun = get(origin.resolve("/auth/login?returnTo=/console/"));
        HttpResponse<String> authorised = get(next(begun));
        HttpResponse<String> done = get(next(authorised), "cookie", cookie(begun, "__Host-riskmesh-login"));
        assertEquals("/console/", next(done).toString());
        String session = cookie(done, "__Host-riskmesh");
        assertNotEquals(401, get(origin.resolve("/api/v1/me"), "cookie", session).statusCode());
        HttpRequest unsafe = HttpRequest.newBuilder(origin.resolve("/api/v1/runs")).header("cookie", session)
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        HttpResponse<String> refused = BROWSER.send(unsafe, BodyHandlers.ofString());
        assertEquals(401, refused.statusCode(), "without Riskmesh-CSRF");
        assertTrue(refused.body().contains("Riskmesh-CSRF"), refused.body());
    }

    @Test
    void a_machine_with_a_token_has_the_tokens_roles_and_only_beside_its_certificate() throws Exception {
        ObjectNode claims = provider.claims("scoring-service", "riskmesh-api").put("client_id", "scoring").put("jti", "1");
        claims.putArray("riskmesh_roles").add("auditor");
        claims.putObject("cnf").put("x5t#S256", Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Digest.ofFile(OLGA.certificate().getEncoded()).toBytes()));
        String token = provider.maker().es256("at+jwt", claims);
        assertEquals(403, timeline(OLGA, null), "a caller does not read the audit");
        assertNotEquals(401, timeline(OLGA, token));
        assertNotEquals(403, timeline(OLGA, token));
        assertEquals(401, timeline(PAUL, token), "beside another certificate");
        assertEquals(401, timeline(OLGA, token + "x"));
    }

    private static int timeline(TestKey key, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.at("machines", "/api/v1/audit/timeline"));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        try (HttpClient client = gateway.client(key)) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }
}
