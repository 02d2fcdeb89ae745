package io.riskmesh.gateway.people.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.people.provider.SmallProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in and out against a real provider over HTTP, with real signatures.
final class PeopleDoorTest {
    @TempDir
    private Path folder;

    private SmallProvider provider;
    private DoorInHand door;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        provider = new SmallProvider();
        door = new DoorInHand(provider, folder);
        browser = new Browser(door.origin());
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
        provider.close();
    }

    @Test
    void a_person_signs_in_with_the_roles_of_the_claim_and_comes_back_to_the_page() throws Exception {
        assertEquals(401, browser.get("/api/v1/me").statusCode());
        HttpResponse<String> done = browser.login();
        assertEquals(302, done.statusCode());
        assertEquals("/console/inbox", Browser.location(done).toString());
        List<String> cookies = done.headers().allValues("set-cookie");
        String session = cookies.stream().filter(cookie -> cookie.startsWith("__Host-riskmesh=")).findFirst().orElseThrow();
        for (String attribute : List.of("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=28800")) {
            assertTrue(session.contains(attribute), session);
        }
        assertFalse(session.contains("Domain"), session);
        String me = browser.get("/api/v1/me").body();
        assertTrue(me.startsWith(provider.issuer() + "|ada [OPERATOR, APPROVER] "), me);
    }

    @Test
    void the_banks_own_configuration_takes_the_place_of_the_claim() throws Exception {
        provider.bendClaims(claims -> claims.put("sub", "configured"));
        browser.login();
        assertTrue(browser.get("/api/v1/me").body().startsWith(provider.issuer() + "|configured [AUDITOR] "));
    }

    @Test
    void a_person_without_a_role_is_known_and_may_nothing() throws Exception {
        provider.bendClaims(claims -> claims.remove("riskmesh_roles"));
        browser.login();
        assertTrue(browser.get("/api/v1/me").body().startsWith(provider.issuer() + "|ada [] "));
    }

    @Test
    void an_unsafe_verb_needs_our_header_and_our_origin() throws Exception {
        browser.login();
        String csrf = browser.get("/api/v1/me").body().split(" ", -1)[3];
        String ours = door.origin().toString();
        assertEquals(200, post(Map.of("Riskmesh-CSRF", csrf, "Origin", ours)));
        assertEquals(401, post(Map.of()));
        assertEquals(401, post(Map.of("Riskmesh-CSRF", csrf)));
        assertEquals(401, post(Map.of("Origin", ours)));
        assertEquals(401, post(Map.of("Riskmesh-CSRF", csrf, "Origin", "http://evil.example")));
        assertEquals(401, post(Map.of("Riskmesh-CSRF", "0".repeat(64), "Origin", ours)));
        Browser other = new Browser(door.origin());
        other.login();
        assertEquals(401, other.send("POST", door.origin().resolve("/api/v1/me"), Map.of("Riskmesh-CSRF", csrf, "Origin", ours)).statusCode());
    }

    private int post(Map<String, String> headers) throws Exception {
        return browser.send("POST", door.origin().resolve("/api/v1/me"), headers).statusCode();
    }

    @Test
    void a_session_ends_after_half_an_hour_of_silence_and_after_eight_hours_in_any_case() throws Exception {
        browser.login();
        door.moveClock(Duration.ofMinutes(29));
        assertEquals(200, browser.get("/api/v1/me").statusCode());
        door.moveClock(Duration.ofMinutes(30));
        assertEquals(401, browser.get("/api/v1/me").statusCode());
        provider.bendClaims(claims -> claims.put("exp", claims.path("exp").longValue() + 86_400));
        browser.login();
        for (int i = 0; i < 19; i++) {
            door.moveClock(Duration.ofMinutes(25));
            assertEquals(200, browser.get("/api/v1/me").statusCode(), "after " + 25 * (i + 1) + " minutes");
        }
        door.moveClock(Duration.ofMinutes(5));
        assertEquals(401, browser.get("/api/v1/me").statusCode());
    }

    @Test
    void a_session_outlives_a_restart_and_no_secret_is_in_the_tables() throws Exception {
        browser.login();
        String cookie = browser.jar().get("__Host-riskmesh");
        door.restart();
        assertEquals(200, browser.get("/api/v1/me").statusCode());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : List.of("canary-access-token", "canary-refresh-token", "id_token", cookie)) {
                    assertFalse(all.contains(secret), file + " holds " + secret);
                }
            }
        }
    }

    @Test
    void signing_out_ends_the_session_here_and_names_the_place_where_the_providers_ends() throws Exception {
        browser.login();
        String cookie = browser.jar().get("__Host-riskmesh");
        String csrf = browser.get("/api/v1/me").body().split(" ", -1)[3];
        assertEquals(401, browser.send("POST", door.origin().resolve("/auth/logout"), Map.of()).statusCode());
        HttpResponse<String> out = browser.send("POST", door.origin().resolve("/auth/logout"),
                Map.of("Riskmesh-CSRF", csrf, "Origin", door.origin().toString()));
        assertEquals(200, out.statusCode());
        assertTrue(out.body().contains(provider.issuer() + "/end?id_token_hint="), out.body());
        browser.jar().put("__Host-riskmesh", cookie);
        assertEquals(401, browser.get("/api/v1/me").statusCode());
        door.restart();
        assertEquals(401, browser.get("/api/v1/me").statusCode());
    }

    @Test
    void a_key_that_the_provider_changes_to_is_found_once_and_not_asked_for_by_every_token() throws Exception {
        browser.login();
        provider.rotate("2");
        door.moveClock(Duration.ofSeconds(11));
        assertEquals(302, browser.login().statusCode());
        int reads = provider.keyReads();
        provider.sign((keys, claims) -> keys.signed(keys.header("ES256", "nobody's", "JWT"), claims));
        for (int i = 0; i < 5; i++) {
            assertEquals(401, browser.login().statusCode());
        }
        assertEquals(reads, provider.keyReads());
    }

    @Test
    void a_provider_that_is_away_is_a_503_and_no_session() throws Exception {
        URI back = browser.authorised("/");
        provider.down(true);
        assertEquals(503, browser.send("GET", back, Map.of()).statusCode());
        assertEquals(401, browser.get("/api/v1/me").statusCode());
        provider.close();
        assertEquals(302, new Browser(door.origin()).get("/auth/login").statusCode()); // its description is known
    }

    @Test
    void two_logins_of_one_person_have_nothing_in_common() throws Exception {
        browser.login();
        String first = browser.jar().get("__Host-riskmesh");
        browser.login();
        assertNotEquals(first, browser.jar().get("__Host-riskmesh"));
    }
}
