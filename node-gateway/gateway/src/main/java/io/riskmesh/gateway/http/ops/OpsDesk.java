package io.riskmesh.gateway.http.ops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.flow.Flows;
import io.riskmesh.gateway.flow.Permits;
import io.riskmesh.gateway.health.Finding;
import io.riskmesh.gateway.health.Health;
import io.riskmesh.gateway.metrics.Metrics;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Answers `/live`, `/ready`, `/ready?for=scoring` and `/metrics`. Checks and scrapes run on flows, a few at one time.
public final class OpsDesk implements Handler<HttpServerRequest> {
    private static final int AT_ONE_TIME = 8;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final ObjectMapper json = new ObjectMapper();
    private final Health health;
    private final Metrics metrics;
    private final Flows flows;
    private final Permits permits = new Permits("ops", AT_ONE_TIME);

    private record Page(int status, String type, String text) {}

    /// @param flows where checks run
    public OpsDesk(Health health, Metrics metrics, Flows flows) {
        this.health = health;
        this.metrics = metrics;
        this.flows = flows;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!request.method().name().equals("GET")) {
            answer(request.response(), new Page(METHOD_NOT_ALLOWED, "text/plain", "GET only\n"));
            return;
        }
        switch (request.path() == null ? "" : request.path()) {
            case "/live" -> later(request, () -> findings(health.ask(Health.Question.LIVE)));
            case "/ready" -> ready(request);
            case "/metrics" -> later(request, () -> new Page(OK, METRICS_TYPE, metrics.scrape()));
            default -> answer(request.response(), new Page(NOT_FOUND, "text/plain", "not found\n"));
        }
    }

    private void ready(HttpServerRequest request) {
        boolean scoring = "scoring".equals(request.getParam("for"));
        later(request, () -> {
            Map<String, Finding> all = new LinkedHashMap<>(health.ask(Health.Question.READY));
            if (scoring) {
                all.putAll(health.ask(Health.Question.SCORING));
            }
            return findings(all);
        });
    }

    private Page findings(Map<String, Finding> findings) {
        boolean ok = findings.values().stream().allMatch(Finding::ok);
        ObjectNode document = json.createObjectNode().put("ok", ok);
        ObjectNode checks = document.putObject("checks");
        findings.forEach((name, finding) -> checks.putObject(name).put("ok", finding.ok()).put("detail", finding.detail()));
        return new Page(ok ? OK : UNAVAILABLE, "application/json", document + "\n");
    }

    private void later(HttpServerRequest request, Supplier<Page> work) {
        Context context = Vertx.currentContext();
        boolean started = flows.start(permits, "ops", () -> {
            Page page = work.get();
            context.runOnContext(_ -> answer(request.response(), page));
        });
        if (!started) {
            answer(request.response(), new Page(UNAVAILABLE, "text/plain", "too many at one time, or stopping\n"));
        }
    }

    private static void answer(HttpServerResponse response, Page page) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(page.status()).putHeader("content-type", page.type()).putHeader("cache-control", "no-store")
                    .end(page.text());
        }
    }
}
