package io.riskmesh.gateway.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiClientTest {
    private static final Duration BUDGET = Duration.ofSeconds(5);
    private static final Map<Integer, ExitStatus> EXITS = Map.of(400, ExitStatus.REFUSED, 403, ExitStatus.REFUSED, 404, ExitStatus.REFUSED,
            409, ExitStatus.REFUSED, 422, ExitStatus.REFUSED, 429, ExitStatus.UNAVAILABLE, 503, ExitStatus.UNAVAILABLE, 504,
            ExitStatus.TIMEOUT, 500, ExitStatus.UNEXPECTED);

    private final List<String> keys = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void calls_go_over_http_2_with_a_certificate_and_each_post_has_a_key_of_its_own() throws Exception {
        try (FakeGateway gateway = new FakeGateway(folder, this::answer); ApiClient client = gateway.client()) {
            ApiReply reply = client.call(ApiRequest.get("/api/v1/me"), BUDGET);
            assertEquals("HTTP_2 CN=client,O=Test", reply.json().path("seen").asText());
            ApiRequest post = ApiRequest.post("/api/v1/runs", JsonNodeFactory.instance.objectNode());
            client.call(post, BUDGET);
            client.call(post, BUDGET);
            client.call(post.with(ApiClient.IDEMPOTENCY_KEY, "mine"), BUDGET);
            assertEquals(List.of("none"), keys.subList(0, 1));
            assertNotEquals(keys.get(1), keys.get(2));
            assertTrue(keys.get(1).matches("[0-9a-f]{32}"), keys.toString());
            assertEquals("mine", keys.get(3));
        }
    }

    @Test
    void the_exit_status_tells_a_no_from_try_later_and_from_a_bug() throws Exception {
        try (FakeGateway gateway = new FakeGateway(folder, this::answer); ApiClient client = gateway.client()) {
            for (Map.Entry<Integer, ExitStatus> exit : EXITS.entrySet()) {
                ApiReply reply = client.call(ApiRequest.get("/problem/" + exit.getKey()), BUDGET);
                assertEquals("some_code", reply.code());
                Stopped stopped = assertThrows(Stopped.class, reply::orStop);
                assertEquals(exit.getValue(), stopped.status(), reply.toString());
                assertEquals("REFUSED some_code it says so rule=R1 (" + exit.getKey() + ", trace abc)", stopped.getMessage());
            }
        }
    }

    @Test
    void another_servers_key_is_not_trusted_and_a_known_authority_is() throws Exception {
        try (FakeGateway gateway = new FakeGateway(folder, this::answer)) {
            try (ApiClient client = ApiClient.of(gateway.profile("serverKey: " + "ab".repeat(32)), new SecureRandom())) {
                Stopped stopped = assertThrows(Stopped.class, () -> client.call(ApiRequest.get("/api/v1/me"), BUDGET));
                assertEquals(ExitStatus.UNAVAILABLE, stopped.status());
            }
            try (ApiClient client = ApiClient.of(gateway.profile("ca: keys/authority.pem"), new SecureRandom())) {
                assertEquals(200, client.call(ApiRequest.get("/api/v1/me"), BUDGET).status());
            }
        }
    }

    @Test
    void no_answer_in_time_is_a_timeout_and_nobody_there_is_unavailable() throws Exception {
        ClientProfile gone;
        try (FakeGateway gateway = new FakeGateway(folder, this::answer); ApiClient client = gateway.client()) {
            Stopped late = assertThrows(Stopped.class, () -> client.call(ApiRequest.get("/silence"), Duration.ofMillis(200)));
            assertEquals(ExitStatus.TIMEOUT, late.status());
            gone = gateway.profile("serverKey: " + gateway.serverKey());
        }
        try (ApiClient client = ApiClient.of(gone, new SecureRandom())) {
            Stopped absent = assertThrows(Stopped.class, () -> client.call(ApiRequest.get("/api/v1/me"), BUDGET));
            assertEquals(ExitStatus.UNAVAILABLE, absent.status());
        }
    }

    @Test
    void events_come_one_after_another_and_comments_are_none() throws Exception {
        try (FakeGateway gateway = new FakeGateway(folder, this::answer); ApiClient client = gateway.client();
                EventStream events = client.events("/events")) {
            assertEquals(Optional.of(new ServerEvent("b-1", "run.state", "{\"a\":1}")), events.next());
            assertEquals(Optional.of(new ServerEvent("b-2", "message", "x\ny")), events.next());
            assertEquals(Optional.empty(), events.next());
        }
    }

    private void answer(HttpServerRequest request) {
        String key = request.getHeader(ApiClient.IDEMPOTENCY_KEY);
        keys.add(key == null ? "none" : key);
        String path = request.path();
        if (path.startsWith("/problem/")) {
            request.response().setStatusCode(Integer.parseInt(path.substring(9))).putHeader("content-type", "application/problem+json")
                    .end("{\"type\":\"/problems/some_code\",\"code\":\"some_code\",\"detail\":\"it says so\",\"rule\":\"R1\",\"traceId\":\"abc\"}");
        } else if (path.equals("/events")) {
            request.response().putHeader("content-type", "text/event-stream")
                    .end(": hello\n\nid: b-1\nevent: run.state\ndata: {\"a\":1}\n\nid: b-2\nretry: 3000\ndata: x\ndata: y\n\n");
        } else if (!path.equals("/silence")) {
            request.response().end("{\"seen\":\"" + request.version() + " " + subject(request) + "\"}");
        }
    }

    private static String subject(HttpServerRequest request) {
        try {
            return ((java.security.cert.X509Certificate) request.connection().peerCertificates().getFirst()).getSubjectX500Principal().getName();
        } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }
}
