package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayTest {
    private static final TestKey OLGA = TestKey.selfSigned("olga");
    private static final TestKey STRANGER = TestKey.selfSigned("stranger");

    @TempDir
    static Path folder;

    private static TestGateway gateway;

    @BeforeAll
    static void start() throws Stopped, IOException, GeneralSecurityException, InterruptedException {
        gateway = TestGateway.start(folder, TestGateway.machine(OLGA, "operator"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        gateway.close();
    }

    private static HttpResponse<String> get(TestKey mine, String listener, String path)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient client = gateway.client(mine)) {
            return client.send(HttpRequest.newBuilder(gateway.at(listener, path)).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void a_gateway_lives_and_is_ready_without_a_ledger_but_cannot_score() throws IOException, InterruptedException {
        assertEquals(200, gateway.ops("/live").statusCode());
        assertEquals(200, gateway.ops("/ready").statusCode());
        HttpResponse<String> scoring = gateway.ops("/ready?for=scoring");
        assertEquals(503, scoring.statusCode());
        assertTrue(scoring.body().contains("\"ledger\":{\"ok\":false"), scoring.body());
    }

    @Test
    void a_listed_key_gets_an_answer_over_http2_with_a_trace()
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpResponse<String> answer = get(OLGA, "machines", "/api/v1/me");
        assertEquals(HttpClient.Version.HTTP_2, answer.version());
        assertTrue(answer.headers().firstValue("traceparent").orElse("").matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"),
                answer.headers()::toString);
    }

    @Test
    void an_unknown_key_and_no_key_do_not_get_through_the_handshake() {
        assertThrows(IOException.class, () -> get(STRANGER, "machines", "/api/v1/me"));
        assertThrows(IOException.class, () -> get(null, "machines", "/api/v1/me"));
        assertThrows(IOException.class, () -> get(OLGA, "peers", "/peer/v1/hello"));
        assertThrows(IOException.class, () -> get(null, "bulk", "/peer/v1/hello"));
    }

    @Test
    void who_says_nothing_on_the_peoples_listener_is_asked_who_calls()
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpResponse<String> answer = get(null, "people", "/api/v1/me");
        assertEquals(401, answer.statusCode());
        assertEquals("application/problem+json", answer.headers().firstValue("content-type").orElse(""));
        assertTrue(answer.body().contains("\"code\":\"unauthenticated\""), answer.body());
    }

    @Test
    void a_scrape_equals_the_catalogue_both_ways() throws IOException, InterruptedException {
        Set<String> scraped = Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE).matcher(gateway.ops("/metrics").body()).results()
                .map(line -> line.group(1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> catalogued = new TreeSet<>();
        for (Metric metric : Metric.values()) {
            catalogued.addAll(metric.families());
        }
        assertEquals(catalogued, scraped);
    }

    @Test
    void a_second_gateway_does_not_start_on_the_folder_and_leaves_the_first_alone() throws IOException, InterruptedException {
        Stopped stopped = assertThrows(Stopped.class, () -> Gateway.start(
                TestGateway.config(folder, TestKey.selfSigned("second"), TestGateway.machine(OLGA, "operator")), World.real(Map.of())));
        assertTrue(stopped.getMessage().contains("another gateway runs"), stopped.getMessage());
        assertFalse(gateway.ops("/live").body().contains("false"));
    }
}
