package io.riskmesh.gateway.demo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.acceptance.WholeLauncher;
import io.riskmesh.gateway.demo.live.ScoringConsortium.Part;
import io.riskmesh.gateway.node.PrometheusProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A real Prometheus watches a consortium that scores, by the shipped rules with shorter waits. Scripted faults make the main alerts fire, and
/// mending them makes each clear; then every query of the dashboards is asked. Prints what fired and what had no data.
@Tag("slow")
final class WatchedConsortiumTest {
    private static final Path MONITORING = Path.of(System.getProperty("riskmesh.root", "../..")).resolve("monitoring");
    private static final int PORTS = 31_000 + (int) (ProcessHandle.current().pid() % 50) * 50;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final Set<String> fired = new TreeSet<>();
    private ScoringConsortium consortium;
    private PrometheusProcess prometheus;
    private List<PayingCallers> callers;

    /// Something that is wrong for as long as it is open.
    @FunctionalInterface
    private interface Fault {
        void begin() throws Exception;
    }

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void the_main_alerts_fire_and_clear_and_every_query_of_the_dashboards_has_data() throws Exception {
        Assumptions.assumeTrue(PrometheusProcess.program().isPresent(), PrometheusProcess.ABSENT);
        try (ScoringConsortium started = new ScoringConsortium(home, PORTS, WholeLauncher.write(home))) {
            consortium = started;
            consortium.start();
            DemoMember payee = consortium.member(Part.PAYEE);
            try (PrometheusProcess watching = watch(); PayingCallers payer = new PayingCallers(consortium.folder(), consortium.member(Part.PAYER), payee);
                    PayingCallers host = new PayingCallers(consortium.folder(), consortium.member(Part.HOST), payee)) {
                prometheus = watching;
                callers = List.of(payer, host);
                awaitAnswers();
                faults();
                awaitAnswers();
                queries();
            }
        }
    }

    private void faults() throws Exception {
        during("a gateway is killed", () -> consortium.kill(Part.PAYEE), () -> consortium.restart(Part.PAYEE),
                on("RiskmeshGatewayDown", Part.PAYEE), on("RiskmeshPeerDown", Part.PAYER), on("RiskmeshPeerDown", Part.HOST));
        during("the scorer is killed", () -> consortium.kill(Part.SCORER), () -> consortium.restart(Part.SCORER),
                on("RiskmeshNoSession", Part.HOST), on("RiskmeshScoresUnavailable", Part.HOST), on("RiskmeshScoresUnavailable", Part.PAYER));
        during("the ledger is killed", () -> consortium.kill(Part.LEDGER), () -> consortium.restart(Part.LEDGER),
                on("RiskmeshLedgerViewStale", Part.PAYER), on("RiskmeshLedgerViewStale", Part.PAYEE));
        try (Unasked unasked = new Unasked(consortium.folder(), consortium.member(Part.PAYER), consortium.member(Part.PAYEE))) {
            during("a caller asks for a purpose that nobody allowed", unasked::begin, unasked::end, on("RiskmeshScoresRefused", Part.PAYER));
        }
        try (Knocks knocks = new Knocks(consortium.folder(), consortium.member(Part.HOST))) {
            during("a client opens connection after connection", knocks::begin, knocks::end, on("RiskmeshHandshakes", Part.HOST));
        }
    }

    private record Expected(String alert, String instance) {}

    private Expected on(String alert, Part part) {
        return new Expected(alert, "127.0.0.1:" + new Ports(PORTS).ops(consortium.member(part)));
    }

    private void during(String what, Fault fault, Fault mend, Expected... expected) throws Exception {
        List<Expected> all = List.of(expected);
        await(what + ": quiet before", () -> firing().stream().noneMatch(all::contains));
        long began = System.nanoTime();
        fault.begin();
        await(what + ": fires", () -> firing().containsAll(all));
        double up = (System.nanoTime() - began) / 1e9;
        mend.begin();
        await(what + ": clears", () -> firing().stream().noneMatch(all::contains));
        all.forEach(one -> fired.add(one.alert()));
        System.out.printf("%s: %s fired within %.0f s and cleared%n", what, new TreeSet<>(all.stream().map(Expected::alert).toList()), up);
    }

    @FunctionalInterface
    private interface Check {
        boolean holds() throws Exception;
    }

    private void await(String what, Check check) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!check.holds()) {
            assertTrue(System.nanoTime() < end, () -> what + "; fire now: " + said());
            Thread.sleep(300);
        }
    }

    private String said() {
        try {
            return firing().toString() + " " + callers.stream().map(caller -> caller.otherwise().toString()).toList();
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    private List<Expected> firing() throws IOException, InterruptedException {
        List<Expected> firing = new ArrayList<>();
        for (JsonNode alert : prometheus.ask("alerts", "all", "yes").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                firing.add(new Expected(alert.path("labels").path("alertname").asText(), alert.path("labels").path("instance").asText()));
            }
        }
        return firing;
    }

    private void awaitAnswers() throws Exception {
        for (PayingCallers caller : callers) {
            int before = caller.count();
            await("scores at " + caller.payer().name(), () -> caller.count() >= before + 5);
        }
    }

    private void queries() throws Exception {
        Set<String> empty = new TreeSet<>();
        int asked = 0;
        for (String name : List.of("scoring", "network")) {
            JsonNode dashboard = new ObjectMapper().readTree(MONITORING.resolve("grafana/" + name + ".json").toFile());
            for (JsonNode expression : dashboard.findValues("expr")) {
                String query = expression.textValue().replace("$gateway", ".*");
                asked++;
                if (prometheus.ask("query", "query", query).path("result").isEmpty()) {
                    empty.add(query);
                }
            }
        }
        System.out.printf("alerts that fired and cleared: %s; %d queries of dashboards asked, without data: %s%n", fired, asked, empty);
        assertTrue(asked > 40, "only " + asked + " queries");
        assertEquals(Set.of(), empty);
    }

    // The shipped rules: their waits and windows are shortened, their conditions are not.
    private PrometheusProcess watch() throws IOException {
        String rules = Files.readString(MONITORING.resolve("prometheus/gateway.rules.yml"));
        String shorter = rules.replaceAll("(?m)^( +for:) .*$", "$1 2s").replaceAll("\\[(5|10|15)m\\]|\\[1h\\]", "[30s]");
        Files.writeString(home.resolve("gateway.rules.yml"), shorter);
        List<String> targets = consortium.banks().stream().map(bank -> "\"127.0.0.1:" + new Ports(PORTS).ops(bank) + "\"").toList();
        return PrometheusProcess.configured(home, """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 2s}
                rule_files: [gateway.rules.yml]
                scrape_configs:
                  - job_name: riskmesh
                    static_configs: [{targets: %s}]
                """.formatted(targets));
    }
}
