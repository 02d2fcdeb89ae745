package io.riskmesh.gateway.node;

import io.riskmesh.gateway.flow.Permits;
import io.riskmesh.gateway.health.Finding;
import io.riskmesh.gateway.health.Health;
import io.riskmesh.gateway.health.LoopPulse;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.storage.StorageFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Checks and meters of what a gateway stands on.
final class Watching {
    private Watching() {}

    static void begin(Foundation base) {
        LoopPulse pulse = new LoopPulse(base.world().nanoTime());
        for (EventLoops loops : List.of(base.edge(), base.bulk())) {
            pulse.feel(loops.vertx(), loops.loops(), late -> base.metrics().time(Metric.EVENT_LOOP_DELAY_SECONDS, late, loops.name()));
        }
        base.health().add(Health.Question.LIVE, "event loops", pulse::check);
        base.health().add(Health.Question.READY, "storage", () -> storage(base));
        base.health().add(Health.Question.READY, "certificate", () -> certificate(base));
        meters(base);
    }

    private static void meters(Foundation base) {
        Metrics metrics = base.metrics();
        for (Permits permits : base.permits().values()) {
            metrics.gauge(Metric.BULKHEAD_USED, permits::used, permits.name());
            metrics.counted(Metric.BULKHEAD_REJECTED_TOTAL, permits::rejected, permits.name());
        }
        Path folder = base.config().data().folder();
        metrics.gauge(Metric.STORAGE_BYTES, () -> folder.toFile().getUsableSpace(), "free");
        metrics.gauge(Metric.STORAGE_BYTES, () -> base.config().data().database().toFile().length(), "database");
        metrics.gauge(Metric.CERTIFICATE_EXPIRY_SECONDS, () -> untilExpiry(base).toSeconds(), "tls");
        base.database().watch((kind, nanos) -> metrics.time(Metric.SQL_SECONDS, nanos, kind));
        metrics.gauge(Metric.BUILD_INFO, () -> 1, Build.version(), Runtime.version().toString());
    }

    private static Finding storage(Foundation base) {
        try {
            base.database().read(connection -> {
                try (var statement = connection.createStatement(); var row = statement.executeQuery("SELECT 1")) {
                    return row.next();
                }
            });
            return Finding.well("answers");
        } catch (StorageFailure e) {
            return Finding.ill("does not answer");
        }
    }

    private static Finding certificate(Foundation base) {
        return untilExpiry(base).isNegative() ? Finding.ill("has ended") : Finding.well("ends in " + untilExpiry(base).toDays() + " d");
    }

    private static Duration untilExpiry(Foundation base) {
        return Duration.between(base.world().clock().instant(), base.identity().expires());
    }
}
