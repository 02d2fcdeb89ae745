package io.riskmesh.gateway.people.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.people.provider.SmallProvider;
import io.riskmesh.gateway.people.provider.TokenMaker;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logins that must not succeed. Each leaves no session; each is answered in the same words.
final class HostileLoginTest {
    @TempDir
    private Path folder;

    private SmallProvider provider;
    private DoorInHand door;
    private Browser victim;

    @BeforeEach
    void start() throws Exception {
        provider = new SmallProvider();
        door = new DoorInHand(provider, folder);
        victim = new Browser(door.origin());
    }

    @AfterEach
    void stop() throws Exception {
        door.close();
        provider.close();
    }

    @Test
    void a_token_with_a_wrong_claim_signs_nobody_in() throws Exception {
        Map<String, Consumer<ObjectNode>> wrong = new LinkedHashMap<>();
        wrong.put("issuer", claims -> claims.put("iss", "http://127.0.0.1:1"));
        wrong.put("issuer with a slash", claims -> claims.put("iss", claims.path("iss").textValue() + "/"));
        wrong.put("audience", claims -> claims.put("aud", "another-client"));
        wrong.put("no audience", claims -> claims.remove("aud"));
        wrong.put("audience of several, made for another", claims -> claims.put("azp", "another-client").putArray("aud").add(SmallProvider.CLIENT)
                .add("another-client"));
        wrong.put("audience of several, made for nobody", claims -> claims.putArray("aud").add(SmallProvider.CLIENT).add("another-client"));
        wrong.put("nonce", claims -> claims.put("nonce", "of another login"));
        wrong.put("no nonce", claims -> claims.remove("nonce"));
        wrong.put("expired", claims -> claims.put("exp", claims.path("iat").longValue() - 61));
        wrong.put("no end", claims -> claims.remove("exp"));
        wrong.put("an end that is no time", claims -> claims.put("exp", "tomorrow"));
        wrong.put("from the future", claims -> claims.put("iat", claims.path("iat").longValue() + 120));
        wrong.put("not yet", claims -> claims.put("nbf", claims.path("iat").longValue() + 120));
        wrong.put("no subject", claims -> claims.remove("sub"));
        wrong.put("a subject with a line end", claims -> claims.put("sub", "ada\nroot"));
        for (Map.Entry<String, Consumer<ObjectNode>> one : wrong.entrySet()) {
            provider.bendClaims(one.getValue());
            assertNobody(one.getKey(), victim.login());
        }
        provider.bendClaims(_ -> {});
        assertEquals(302, victim.login().statusCode(), "the unbent one does");
    }

    @Test
    void a_token_under_a_wrong_signature_signs_nobody_in() throws Exception {
        TokenMaker stranger = new TokenMaker("1"); // other keys, the same ids
        Map<String, BiFunction<TokenMaker, ObjectNode, String>> wrong = new LinkedHashMap<>();
        wrong.put("alg none", (keys, claims) -> keys.signed(keys.header("none", keys.ecKeyId(), "JWT"), claims));
        wrong.put("alg None", (keys, claims) -> keys.signed(keys.header("None", keys.ecKeyId(), "JWT"), claims));
        wrong.put("no alg", (keys, claims) -> keys.signed(keys.header("", keys.ecKeyId(), "JWT").without("alg"), claims));
        wrong.put("public key as HMAC key", (keys, claims) -> keys.signed(keys.header("HS256", keys.rsaKeyId(), "JWT"), claims));
        wrong.put("HMAC key of the set", (keys, claims) -> keys.signed(keys.header("HS256", "hmac", "JWT"), claims));
        wrong.put("RSA for EC", (keys, claims) -> keys.signed(keys.header("RS256", keys.ecKeyId(), "JWT"), claims));
        wrong.put("a bit of the signature", (keys, claims) -> TokenMaker.bent(keys.es256("JWT", claims)));
        wrong.put("no signature", (keys, claims) -> keys.es256("JWT", claims).replaceFirst("[^.]+$", ""));
        wrong.put("a zero signature", (keys, claims) -> keys.es256("JWT", claims).replaceFirst("[^.]+$", "A".repeat(86)));
        wrong.put("a stranger's key of the same id", (_, claims) -> stranger.es256("JWT", claims));
        wrong.put("a key in the header", (_, claims) -> stranger.signed((ObjectNode) stranger.header("ES256", "ec9", "JWT")
                .set("jwk", stranger.keySet().path("keys").path(0)), claims));
        wrong.put("an extension that must be understood", (keys, claims) -> {
            ObjectNode header = keys.header("ES256", keys.ecKeyId(), "JWT");
            header.putArray("crit").add("b64");
            return keys.signed(header, claims);
        });
        wrong.put("claims of one token, signature of another", (keys, claims) -> {
            String[] own = keys.es256("JWT", claims).split("\\.", -1);
            String[] other = keys.es256("JWT", claims.deepCopy().put("sub", "root")).split("\\.", -1);
            return own[0] + "." + other[1] + "." + own[2];
        });
        wrong.put("padding", (keys, claims) -> keys.es256("JWT", claims) + "==");
        wrong.put("four parts", (keys, claims) -> keys.es256("JWT", claims) + ".e30");
        wrong.put("noise", (_, _) -> "no token");
        for (Map.Entry<String, BiFunction<TokenMaker, ObjectNode, String>> one : wrong.entrySet()) {
            provider.sign(one.getValue());
            assertNobody(one.getKey(), victim.login());
        }
        for (String right : List.of("RS256", "PS256")) {
            provider.sign((keys, claims) -> keys.signed(keys.header(right, keys.rsaKeyId(), "JWT"), claims));
            assertEquals(302, victim.login().statusCode(), right);
        }
    }

    @Test
    void a_stolen_code_is_worth_nothing_in_another_browser() throws Exception {
        URI stolen = victim.authorised("/");
        Browser thief = new Browser(door.origin());
        assertNobody("no login of its own", thief.send("GET", stolen, Map.of()), thief);
        // Into a login of its own: other state, and the provider finds another PKCE challenge behind the code.
        URI own = thief.authorised("/");
        assertNobody("state of the victim", thief.send("GET", stolen, Map.of()), thief);
        String code = stolen.getQuery().replaceFirst(".*code=([^&]*).*", "$1");
        URI mixed = URI.create(own.toString().replaceFirst("code=[^&]*", "code=" + code));
        assertNobody("code of the victim", thief.send("GET", mixed, Map.of()), thief);
    }

    @Test
    void an_attackers_answer_does_not_sign_the_victim_in_as_the_attacker() throws Exception {
        URI attackers = new Browser(door.origin()).authorised("/");
        assertNobody("victim without a login", victim.send("GET", attackers, Map.of()));
        victim.get("/auth/login");
        assertNobody("victim with another login", victim.send("GET", attackers, Map.of()));
    }

    @Test
    void an_answer_is_taken_once_and_in_time() throws Exception {
        URI back = victim.authorised("/");
        String login = victim.jar().get("__Host-riskmesh-login");
        assertEquals(302, victim.send("GET", back, Map.of()).statusCode());
        victim.jar().clear();
        victim.jar().put("__Host-riskmesh-login", login);
        assertNobody("the same answer again", victim.send("GET", back, Map.of()));
        victim.jar().put("__Host-riskmesh-login", login);
        URI again = URI.create(victim.authorised("/").toString());
        victim.jar().put("__Host-riskmesh-login", login);
        URI replayed = URI.create(again.toString().replaceFirst("state=[^&]*", back.getQuery().replaceFirst(".*(state=[^&]*).*", "$1")));
        assertNobody("a used state with a fresh code", victim.send("GET", replayed, Map.of()));
        URI late = victim.authorised("/");
        door.moveClock(Duration.ofMinutes(11));
        assertNobody("too late", victim.send("GET", late, Map.of()));
    }

    @Test
    void a_planted_session_is_not_signed_in() throws Exception {
        Browser attacker = new Browser(door.origin());
        attacker.login();
        String planted = attacker.jar().get("__Host-riskmesh");
        victim.jar().put("__Host-riskmesh", planted);
        victim.login();
        assertFalse(victim.jar().get("__Host-riskmesh").equals(planted));
        assertEquals(401, attacker.get("/api/v1/me").statusCode(), "the planted session has ended");
        victim.jar().put("__Host-riskmesh", "A".repeat(43));
        assertEquals(401, victim.get("/api/v1/me").statusCode(), "a name that the attacker chose is no session");
    }

    @Test
    void two_cookies_of_one_name_are_none() throws Exception {
        victim.login();
        String own = victim.jar().remove("__Host-riskmesh");
        String header = "__Host-riskmesh=" + own;
        assertEquals(200, victim.send("GET", door.origin().resolve("/api/v1/me"), Map.of("cookie", header)).statusCode());
        assertEquals(401, victim.send("GET", door.origin().resolve("/api/v1/me"), Map.of("cookie", header + "; __Host-riskmesh=x")).statusCode());
    }

    @Test
    void an_answer_of_another_provider_is_refused_before_its_code_is_given_away() throws Exception {
        URI back = victim.authorised("/");
        URI mixedUp = URI.create(back.toString().replaceFirst("iss=[^&]*", "iss=http://127.0.0.1:1"));
        assertNobody("another issuer", victim.send("GET", mixedUp, Map.of()));
        URI unnamed = URI.create(victim.authorised("/").toString().replaceFirst("&iss=[^&]*", ""));
        assertNobody("no issuer although the provider names itself", victim.send("GET", unnamed, Map.of()));
        URI twice = URI.create(victim.authorised("/") + "&code=another");
        assertNobody("two codes", victim.send("GET", twice, Map.of()));
    }

    @Test
    void a_provider_without_pkce_or_with_another_name_is_not_used() throws Exception {
        provider.bendDescription(description -> description.remove("code_challenge_methods_supported"));
        assertEquals(503, victim.get("/auth/login").statusCode());
        provider.bendDescription(description -> description.putArray("code_challenge_methods_supported").add("plain"));
        assertEquals(503, victim.get("/auth/login").statusCode());
        provider.bendDescription(description -> description.put("issuer", "http://127.0.0.1:1"));
        assertEquals(503, victim.get("/auth/login").statusCode());
        provider.bendDescription(description -> description.put("token_endpoint", "ftp://127.0.0.1/"));
        assertEquals(503, victim.get("/auth/login").statusCode());
        provider.bendDescription(_ -> {});
        URI asked = Browser.location(victim.get("/auth/login"));
        assertTrue(asked.getQuery().contains("code_challenge_method=S256") && asked.getQuery().contains("nonce="), asked.getPath());
    }

    @Test
    void a_login_leads_back_to_our_own_pages_only() throws Exception {
        for (String elsewhere : List.of("https://evil.example/", "//evil.example/", "/%5Cevil.example/", "/%0d%0aset-cookie:x=y", "javascript:1")) {
            HttpResponse<String> done = victim.send("GET", victim.authorised(elsewhere), Map.of());
            assertEquals("/", Browser.location(done).toString(), elsewhere);
        }
    }

    private void assertNobody(String what, HttpResponse<String> answer) throws Exception {
        assertNobody(what, answer, victim);
    }

    private static void assertNobody(String what, HttpResponse<String> answer, Browser browser) throws Exception {
        assertEquals(401, answer.statusCode(), what);
        assertTrue(answer.body().contains("The login did not succeed. Begin again."), what + ": " + answer.body());
        assertFalse(browser.jar().containsKey("__Host-riskmesh"), what);
        assertEquals(401, browser.get("/api/v1/me").statusCode(), what);
    }
}
