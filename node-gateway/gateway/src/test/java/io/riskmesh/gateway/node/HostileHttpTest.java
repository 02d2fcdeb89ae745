package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.config.LoggingConfig;
import io.riskmesh.gateway.logging.GatewayLog;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What strangers and broken programs send to the edge. Without TLS where that only hides the bytes.
final class HostileHttpTest {
    private static final TestKey AUTHORITY = TestKey.selfSigned("authority");
    private static final String PERSONA = "riskmesh-persona: olga;operator,scientist,caller\r\n";
    private static final String CANARY = "canary7f0c41d2e1";

    @TempDir
    static Path folder;

    private static TestGateway gateway;
    private static GatewayLog log;

    @BeforeAll
    static void start() throws Stopped, IOException, GeneralSecurityException, InterruptedException {
        log = GatewayLog.begin(new LoggingConfig("debug", Optional.of(folder.resolve("gateway.log"))), new PartyId("AlderMSP"));
        gateway = TestGateway.start(folder, "people: {listen: \"127.0.0.1:0\", plainHttp: true, personaPicker: true}\n"
                + "machines: {listen: \"127.0.0.1:0\", authorities: \"" + AUTHORITY.writeCertificate(folder) + "\"}\n");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
        log.close();
    }

    /// Sends bytes and reads until the gateway hangs up or has answered.
    private static String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.gateway().address("people").port())) {
            socket.setSoTimeout(5_000);
            try {
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (SocketException e) {
                return ""; // hung up in the middle of what we sent
            }
        }
    }

    private static String request(String line, String headers, String body) {
        return line + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n" + headers + "\r\n" + body;
    }

    private static void assertRefused(String answer, int status, String code) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains("application/problem+json") && answer.contains("\"code\":\"" + code + "\"")
                && answer.contains("\"traceId\":\""), answer);
    }

    private static void assertRefusedOrCut(String answer, int status) {
        assertTrue(answer.isEmpty() || answer.matches("(?s)HTTP/1.[01] " + status + ".*"), answer);
    }

    private static void assertStillAlive() throws IOException {
        assertRefused(raw(request("GET /api/v1/status", "", "")), 401, "unauthenticated");
    }

    @Test
    void unknown_routes_and_wrong_methods_are_problems() throws IOException {
        assertRefused(raw(request("GET /api/v2/me", "", "")), 404, "not_found");
        String answer = raw(request("DELETE /api/v1/me", "", ""));
        assertRefused(answer, 405, "invalid_request");
        assertTrue(answer.contains("allow: GET"), answer);
    }

    @Test
    void a_role_that_is_not_enough_and_a_persona_that_is_none_are_refused() throws IOException {
        assertRefused(raw(request("POST /api/v1/scores", "riskmesh-persona: paul;approver\r\n", "")), 403, "forbidden_role");
        assertRefused(raw(request("GET /api/v1/me", "riskmesh-persona: paul;emperor\r\n", "")), 401, "unauthenticated");
    }

    @Test
    void a_creating_request_without_a_key_or_with_a_bad_one_is_refused_before_its_body_is_read() throws IOException {
        assertRefused(raw(request("POST /api/v1/runs", PERSONA + "content-length: 2\r\n", "{}")), 400, "idempotency_key_missing");
        assertRefused(raw(request("POST /api/v1/runs", PERSONA + "idempotency-key: a b\r\ncontent-length: 2\r\n", "{}")), 400,
                "idempotency_key_missing");
    }

    @Test
    void a_body_beyond_the_limit_is_refused_whether_announced_or_not() throws IOException {
        String headers = PERSONA + "idempotency-key: k1\r\n";
        assertRefused(raw(request("POST /api/v1/scores", headers + "content-length: 70000\r\n", "x")), 413, "payload_too_large");
        String chunks = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        assertRefused(raw(request("POST /api/v1/scores", headers + "transfer-encoding: chunked\r\n", chunks.repeat(3) + "0\r\n\r\n")), 413,
                "payload_too_large");
        assertRefused(raw(request("GET /api/v1/me", PERSONA + "content-length: 1\r\n", "x")), 413, "payload_too_large");
        assertStillAlive();
    }

    @Test
    void an_oversized_header_or_line_and_garbage_do_not_get_through() throws IOException {
        assertRefusedOrCut(raw(request("GET /api/v1/me", "x: " + "a".repeat(17_000) + "\r\n", "")), 431);
        assertRefusedOrCut(raw(request("GET /" + "a".repeat(5_000), "", "")), 414);
        assertRefusedOrCut(raw(request("POST /api/v1/runs", PERSONA + "content-length: 2\r\ncontent-length: 3\r\n", "{}")), 400);
        assertRefusedOrCut(raw(request("POST /api/v1/runs", PERSONA + "content-length: -5\r\n", "{}")), 400);
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            String answer = raw(new String(noise, StandardCharsets.ISO_8859_1));
            assertFalse(answer.startsWith("HTTP/1.1 2"), () -> "seed " + seed);
        }
        assertStillAlive();
    }

    @Test
    void too_many_requests_of_one_subject_are_refused_for_a_while() throws IOException {
        String last = "";
        for (int i = 0; i < 60 && !last.startsWith("HTTP/1.1 429"); i++) {
            last = raw(request("GET /api/v1/attestation", "riskmesh-persona: eager;operator\r\n", ""));
        }
        assertRefused(last, 429, "rate_limited");
        assertTrue(last.contains("retry-after: "), last);
    }

    @Test
    void a_certificate_of_the_authority_may_ask_who_it_is_and_of_another_nobody_gets_in()
            throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient client = gateway.client(AUTHORITY.issue("batch"))) {
            URI status = gateway.at("machines", "/api/v1/status");
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(status).build(), BodyHandlers.ofString());
            assertEquals(403, answer.statusCode());
            assertTrue(answer.body().contains("forbidden_role"), answer.body());
        }
        try (HttpClient client = gateway.client(TestKey.selfSigned("other").issue("batch"))) {
            assertThrows(IOException.class, () -> client.send(
                    HttpRequest.newBuilder(gateway.at("machines", "/api/v1/me")).build(), BodyHandlers.ofString()));
        }
    }

    @Test
    void what_was_submitted_stands_in_no_answer_log_or_metric() throws IOException, InterruptedException, GeneralSecurityException {
        StringBuilder answers = new StringBuilder();
        String headers = PERSONA + "x-" + CANARY + ": " + CANARY + "\r\nuser-agent: " + CANARY + "\r\ncookie: a=" + CANARY + "\r\n";
        answers.append(raw(request("GET /api/v1/" + CANARY + "?" + CANARY + "=" + CANARY, headers, "")));
        answers.append(raw(request(CANARY + " /api/v1/me", headers, "")));
        answers.append(raw(request("GET /api/v1/runs/" + CANARY, headers, "")));
        answers.append(raw(request("POST /api/v1/runs", headers + "idempotency-key: " + CANARY + "\r\ncontent-length: 18\r\n",
                "{\"" + CANARY + "\"}")));
        answers.append(raw(request("POST /api/v1/scores", headers + "idempotency-key: " + CANARY + " x\r\n", "")));
        answers.append(raw(request("GET /api/v1/me", "riskmesh-persona: " + CANARY + ";" + CANARY + "\r\n", "")));
        answers.append(raw(request("GET /api/v1/me", "traceparent: 00-" + CANARY + "\r\n", "")));
        try (HttpClient client = gateway.client(AUTHORITY.issue(CANARY))) {
            answers.append(client.send(HttpRequest.newBuilder(gateway.at("machines", "/api/v1/scores"))
                    .header("idempotency-key", CANARY).POST(BodyPublishers.ofString(CANARY)).build(), BodyHandlers.ofString()).body());
        }
        assertFalse(answers.toString().contains(CANARY), answers::toString);
        assertFalse(gateway.ops("/metrics").body().contains(CANARY));
        Thread.sleep(300); // the log's writer is another thread
        String logged = Files.readString(folder.resolve("gateway.log"));
        assertTrue(logged.contains("http.answered"), logged);
        assertFalse(logged.contains(CANARY), logged);
    }
}
