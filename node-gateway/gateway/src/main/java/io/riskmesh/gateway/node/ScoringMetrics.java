package io.riskmesh.gateway.node;

import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.meter.Stage;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Scores in the gateway's catalogue of metrics.
final class ScoringMetrics implements ScoringMeter {
    private static final String NONE = "none";

    private final Metrics metrics;
    private final AtomicInteger inFlight = new AtomicInteger();

    ScoringMetrics(Metrics metrics) {
        this.metrics = metrics;
        metrics.gauge(Metric.SCORE_INFLIGHT, inFlight::get);
    }

    @Override
    public void stage(Stage stage, long nanos) {
        metrics.time(Metric.SCORE_STAGE_SECONDS, nanos, stage.label());
    }

    @Override
    public void outcome(String outcome, Optional<ReasonCode> reason, String sides, long nanos) {
        metrics.time(Metric.SCORE_SECONDS, nanos, outcome, sides);
        metrics.count(Metric.SCORE_TOTAL, 1, outcome, reason.map(ReasonCode::code).orElse(NONE), sides);
    }

    @Override
    public void decided(String band, String model) {
        metrics.count(Metric.DECISION_TOTAL, 1, band, model);
    }

    @Override
    public void idempotency(String result) {
        metrics.count(Metric.IDEMPOTENCY_TOTAL, 1, result);
    }

    @Override
    public void shed(String cause) {
        metrics.count(Metric.SCORE_SHED_TOTAL, 1, cause);
    }

    @Override
    public void appraised(String kind, Optional<String> rejection, long nanos) {
        metrics.time(Metric.ATTESTATION_VERIFY_SECONDS, nanos, kind);
        rejection.ifPresent(code -> metrics.count(Metric.ATTESTATION_REFUSED_TOTAL, 1, code));
    }

    @Override
    public void inFlight(int requests) {
        inFlight.set(requests);
    }
}
