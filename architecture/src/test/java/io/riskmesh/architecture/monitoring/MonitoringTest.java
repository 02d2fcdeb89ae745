package io.riskmesh.architecture.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Rules, dashboards and runbooks against the catalogue and against each other.
final class MonitoringTest {
    private static final Path ROOT = Path.of(System.getProperty("riskmesh.root"));
    private static final Path PROMETHEUS = ROOT.resolve("monitoring/prometheus");
    private static final int LEAST_ALERTS = 20;
    private static final int LEAST_QUERIES = 40;
    // What this release never measures, and the largest value beside a timer that nobody draws.
    private static final Set<Metric> UNDRAWN = EnumSet.of(Metric.PRIVACY_EPSILON_MICROS, Metric.CROSSCHECK_TOTAL, Metric.ENCLAVE_KERNEL);

    private final Expressions expressions = new Expressions();

    @Test
    void every_alert_asks_for_catalogued_metrics_with_their_own_labels() throws IOException {
        assertTrue(alerts().size() >= LEAST_ALERTS, "only " + alerts().size());
        assertEquals(List.of(), alerts().stream().flatMap(alert -> expressions.faults(alert.get("expr").toString()).stream()).toList());
    }

    @Test
    void a_metric_that_is_not_there_is_found() {
        assertEquals(List.of("riskmesh_score_totals is not in the catalogue"), expressions.faults("rate(riskmesh_score_totals[5m])"));
        assertEquals(List.of("riskmesh_score_total has no label bank"), expressions.faults("riskmesh_score_total{bank=\"x\",outcome=\"scored\"}"));
        assertEquals(List.of("riskmesh_score_seconds is not in the catalogue"), expressions.faults("riskmesh_score_seconds"));
    }

    @Test
    void every_alert_has_a_page_and_every_page_an_alert() throws IOException {
        Set<String> pages;
        try (Stream<Path> files = Files.list(ROOT.resolve("docs/runbooks"))) {
            pages = files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("Riskmesh"))
                    .map(name -> name.replace(".md", "")).collect(Collectors.toCollection(TreeSet::new));
        }
        assertEquals(names(), pages);
        String index = Files.readString(ROOT.resolve("docs/runbooks/README.md"));
        for (Map<?, ?> alert : alerts()) {
            String page = "docs/runbooks/" + alert.get("alert") + ".md";
            assertEquals(page, ((Map<?, ?>) alert.get("annotations")).get("runbook"));
            assertTrue(index.contains("(" + alert.get("alert") + ".md)"), page);
            assertTrue(Files.readString(ROOT.resolve(page)).contains(alert.get("expr").toString()), page + " shows another rule");
        }
    }

    @Test
    void every_alert_is_tested_to_fire_and_to_clear() throws IOException {
        List<?> tests = (List<?>) yaml("gateway.rules.test.yml").get("tests");
        Set<String> fired = new TreeSet<>();
        Set<String> cleared = new TreeSet<>();
        for (Object test : tests) {
            for (Object check : (List<?>) ((Map<?, ?>) test).get("alert_rule_test")) {
                Map<?, ?> one = (Map<?, ?>) check;
                (((List<?>) one.get("exp_alerts")).isEmpty() ? cleared : fired).add(one.get("alertname").toString());
            }
        }
        assertEquals(names(), fired);
        assertEquals(names(), cleared);
    }

    @Test
    void every_query_of_the_dashboards_is_of_catalogued_metrics_and_every_metric_is_drawn() throws IOException {
        List<String> queries = new ArrayList<>();
        for (String name : List.of("scoring", "network")) {
            JsonNode dashboard = new ObjectMapper().readTree(ROOT.resolve("monitoring/grafana/" + name + ".json").toFile());
            dashboard.findValues("expr").forEach(expression -> queries.add(expression.textValue()));
        }
        assertTrue(queries.size() >= LEAST_QUERIES, "only " + queries.size());
        assertEquals(List.of(), queries.stream().flatMap(query -> expressions.faults(query).stream()).toList());
        Set<Metric> undrawn = EnumSet.allOf(Metric.class);
        undrawn.removeAll(Expressions.metricsOf(queries.stream()));
        assertEquals(UNDRAWN, undrawn);
    }

    @Test
    void prometheus_takes_the_rules_and_each_alert_fires_and_clears() throws Exception {
        Optional<Path> promtool = Stream.of("/usr/bin/promtool", "/usr/local/bin/promtool").map(Path::of).filter(Files::isExecutable).findFirst();
        Assumptions.assumeTrue(promtool.isPresent(), "promtool is absent: the rules were not run; install the package prometheus");
        call(promtool.get(), "check", "config", PROMETHEUS.resolve("prometheus.yml").toString());
        call(promtool.get(), "test", "rules", PROMETHEUS.resolve("gateway.rules.test.yml").toString());
    }

    private static void call(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("promtool", ".out");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "promtool still runs after 60 s");
        assertEquals(0, process.exitValue(), Files.readString(out));
        Files.delete(out);
    }

    private static Set<String> names() throws IOException {
        return alerts().stream().map(alert -> alert.get("alert").toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Map<?, ?>> alerts() throws IOException {
        List<Map<?, ?>> alerts = new ArrayList<>();
        for (Object group : (List<?>) yaml("gateway.rules.yml").get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                alerts.add((Map<?, ?>) rule);
            }
        }
        return alerts;
    }

    private static Map<?, ?> yaml(String name) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(PROMETHEUS.resolve(name)));
    }
}
