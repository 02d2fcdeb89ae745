package io.riskmesh.gateway.node;

import io.riskmesh.gateway.http.edge.EdgeObserver;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.openapi.Bulkhead;
import io.riskmesh.gateway.openapi.Operation;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// Tells metrics and log what the edge answered. Nothing of a request stands in either but its operation.
final class EdgeReport implements EdgeObserver {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeReport.class);
    private static final int FAILED = 500;
    private static final int HUNDRED = 100;

    private final Metrics metrics;

    EdgeReport(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void answered(String listener, Optional<Operation> operation, int status, long nanos, String traceId) {
        String route = operation.map(Operation::operationId).orElse("none");
        metrics.time(Metric.HTTP_SECONDS, nanos, listener, route, status == 0 ? "gone" : status / HUNDRED + "xx");
        LoggingEventBuilder line = LOG.atLevel(level(operation, status)).addKeyValue("traceId", traceId).addKeyValue("listener", listener)
                .addKeyValue("operation", route).addKeyValue("micros", nanos / 1_000);
        if (status == 0) {
            line.log("http.gone");
        } else {
            line.addKeyValue("status", status).log("http.answered");
        }
    }

    // Scores are many: one by one only for those who look for something.
    private static Level level(Optional<Operation> operation, int status) {
        boolean score = operation.map(Operation::bulkhead).filter(bulkhead -> bulkhead == Bulkhead.SCORE).isPresent();
        return score && status < FAILED ? Level.DEBUG : Level.INFO;
    }

    @Override
    public void failed(Operation operation, String traceId, Throwable cause) {
        LOG.atError().addKeyValue("traceId", traceId).addKeyValue("operation", operation.operationId()).setCause(cause)
                .log("http.failed");
    }
}
