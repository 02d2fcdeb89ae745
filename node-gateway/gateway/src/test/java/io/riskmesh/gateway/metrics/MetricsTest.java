package io.riskmesh.gateway.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MetricsTest {
    private final Metrics metrics = new Metrics();

    private boolean shows(String line) {
        return metrics.scrape().lines().anyMatch(line::equals);
    }

    @Test
    void what_nobody_measures_is_there_without_a_value() {
        assertTrue(shows("riskmesh_peer_up{party=\"none\"} NaN"), metrics.scrape());
        assertTrue(shows("riskmesh_crosscheck_total{result=\"none\"} 0.0"), metrics.scrape());
        assertTrue(shows("riskmesh_ledger_height NaN"), metrics.scrape());
    }

    @Test
    void the_first_real_value_takes_the_place_of_none() {
        metrics.gauge(Metric.PEER_UP, () -> 1, "BirchMSP");
        metrics.gauge(Metric.PEER_UP, () -> 0, "CedarMSP");
        metrics.gauge(Metric.PEER_UP, () -> 0, "BirchMSP");
        metrics.count(Metric.CROSSCHECK_TOTAL, 3, "equal");
        assertTrue(shows("riskmesh_peer_up{party=\"BirchMSP\"} 0.0"), metrics.scrape());
        assertTrue(shows("riskmesh_crosscheck_total{result=\"equal\"} 3.0"), metrics.scrape());
        assertFalse(metrics.scrape().contains("riskmesh_peer_up{party=\"none\"}"));
        assertFalse(metrics.scrape().contains("riskmesh_crosscheck_total{result=\"none\"}"));
    }

    @Test
    void durations_fall_into_the_buckets_of_the_design() {
        metrics.time(Metric.SQL_SECONDS, TimeUnit.MICROSECONDS.toNanos(150), "read");
        assertTrue(shows("riskmesh_sql_seconds_bucket{statement=\"read\",le=\"1.0E-4\"} 0"), metrics.scrape());
        assertTrue(shows("riskmesh_sql_seconds_bucket{statement=\"read\",le=\"2.0E-4\"} 1"), metrics.scrape());
        assertTrue(shows("riskmesh_sql_seconds_bucket{statement=\"read\",le=\"5.0\"} 1"), metrics.scrape());
    }

    @Test
    void a_meter_of_another_kind_or_with_other_labels_is_a_bug() {
        assertThrows(IllegalArgumentException.class, () -> metrics.count(Metric.PEER_UP, 1, "BirchMSP"));
        assertThrows(IllegalArgumentException.class, () -> metrics.gauge(Metric.PEER_UP, () -> 1));
        assertThrows(IllegalArgumentException.class, () -> metrics.time(Metric.SQL_SECONDS, 1, "read", "twice"));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void names_follow_the_rules_of_prometheus(Metric metric) {
        assertTrue(metric.id().matches("riskmesh_[a-z0-9]+(_[a-z0-9]+)*"), metric::id);
        assertEquals(metric.kind() == Metric.Kind.COUNTER, metric.id().endsWith("_total"), metric::id);
        assertTrue(metric.kind() != Metric.Kind.TIMER || metric.id().endsWith("_seconds"), metric::id);
        assertTrue(Arrays.asList(metric.help(), metric.unit()).stream().noneMatch(String::isBlank), metric::id);
    }
}
