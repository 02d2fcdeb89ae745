package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.metrics.Metric;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus scrapes a running gateway: what it stores is the catalogue, and the catalogue is what it stores.
@Tag("acceptance")
final class PrometheusScrapeTest {
    private static final TestKey OLGA = TestKey.selfSigned("olga");
    // What Prometheus notes of a scrape itself.
    private static final Set<String> OWN = Set.of("up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_post_metric_relabeling",
            "scrape_series_added");

    @TempDir
    private Path folder;

    @Test
    void each_catalogued_metric_is_stored_and_no_other() throws Exception {
        Assumptions.assumeTrue(PrometheusProcess.program().isPresent(), PrometheusProcess.ABSENT);
        TestGateway gateway = TestGateway.start(folder, TestGateway.machine(OLGA, "operator"));
        try (PrometheusProcess prometheus = PrometheusProcess.start(folder, gateway.gateway().address("ops").toString())) {
            ask(gateway); // something to measure besides itself
            prometheus.scraped(3);
            Set<String> stored = names(prometheus.ask("label/__name__/values", "match[]", "{job=\"gateway\"}"));
            assertTrue(stored.removeAll(OWN), stored::toString);
            assertEquals(series(), stored);
            assertTypes(prometheus.ask("metadata", "limit", "10000"));
            JsonNode calls = prometheus.ask("query", "query", "sum(riskmesh_http_seconds_count{listener=\"machines\",route=\"getMe\"})");
            assertEquals(3, calls.path("result").path(0).path("value").path(1).asInt(), calls::toString);
            JsonNode error = prometheus.ask("query", "query", "scrape_samples_scraped{job=\"gateway\"}");
            assertTrue(error.path("result").path(0).path("value").path(1).asInt() > 100, error::toString);
        } finally {
            gateway.close();
        }
    }

    private static void ask(TestGateway gateway) throws Exception {
        try (HttpClient client = gateway.client(OLGA)) {
            for (int i = 0; i < 3; i++) {
                client.send(HttpRequest.newBuilder(gateway.at("machines", "/api/v1/me")).build(), BodyHandlers.ofString());
            }
        }
    }

    private static Set<String> names(JsonNode list) {
        Set<String> names = new TreeSet<>();
        list.forEach(name -> names.add(name.textValue()));
        return names;
    }

    private static Set<String> series() {
        Set<String> series = new TreeSet<>();
        for (Metric metric : Metric.values()) {
            series.addAll(switch (metric.kind()) {
                case COUNTER, GAUGE -> List.of(metric.id());
                case TIMER -> List.of(metric.id() + "_bucket", metric.id() + "_count", metric.id() + "_sum", metric.id() + "_max");
                case SUMMARY -> List.of(metric.id() + "_count", metric.id() + "_sum", metric.id() + "_max");
            });
        }
        return series;
    }

    private static void assertTypes(JsonNode metadata) {
        Map<String, String> expected = new TreeMap<>();
        for (Metric metric : Metric.values()) {
            expected.put(metric.id(), switch (metric.kind()) {
                case COUNTER -> "counter";
                case GAUGE -> "gauge";
                case TIMER -> "histogram";
                case SUMMARY -> "summary";
            });
        }
        Map<String, String> found = new TreeMap<>();
        expected.keySet().forEach(name -> found.put(name, metadata.path(name).path(0).path("type").asText()));
        assertEquals(expected, found);
    }
}
