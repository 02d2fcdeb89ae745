package io.riskmesh.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// The meters of one gateway. Every metric of the catalogue is there from the start: until somebody gives it values, with `none` in
/// each label. Thread-safe, never blocks but for the scrape.
public final class Metrics {
    private static final String NONE = "none";
    private static final Duration[] BUCKETS = buckets();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Key, Meter> meters = new ConcurrentHashMap<>();
    private final Map<Key, DoubleSupplier> sources = new ConcurrentHashMap<>();
    private final Map<Metric, Meter> placeholders = new EnumMap<>(Metric.class);

    private record Key(Metric metric, List<String> values) {}

    /// Meters for the whole catalogue.
    public Metrics() {
        for (Metric metric : Metric.values()) {
            List<String> values = metric.labels().stream().map(_ -> NONE).toList();
            // What nobody measures is no number: no rule fires on it.
            placeholders.put(metric, create(new Key(metric, values), metric.kind() == Metric.Kind.GAUGE ? () -> Double.NaN : null));
        }
    }

    /// Counts.
    ///
    /// @param values of the metric's labels, in its order
    public void count(Metric metric, long amount, String... values) {
        ((Counter) meter(metric, Metric.Kind.COUNTER, values)).increment(amount);
    }

    /// Adds a duration.
    public void time(Metric metric, long nanos, String... values) {
        ((Timer) meter(metric, Metric.Kind.TIMER, values)).record(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /// Adds a size.
    public void size(Metric metric, long size, String... values) {
        ((DistributionSummary) meter(metric, Metric.Kind.SUMMARY, values)).record(size);
    }

    /// Says where a gauge's value comes from; asked at each scrape. A second source for the same labels replaces the first.
    public void gauge(Metric metric, DoubleSupplier source, String... values) {
        watch(metric, Metric.Kind.GAUGE, source, values);
    }

    /// Says where a counter's value comes from, when somebody counts already. It must never fall.
    public void counted(Metric metric, DoubleSupplier source, String... values) {
        watch(metric, Metric.Kind.COUNTER, source, values);
    }

    /// The text that Prometheus reads.
    public String scrape() {
        return registry.scrape();
    }

    private void watch(Metric metric, Metric.Kind kind, DoubleSupplier source, String... values) {
        Key key = key(metric, kind, values);
        sources.put(key, source);
        meters.computeIfAbsent(key, fresh -> {
            forgetPlaceholder(metric);
            return create(fresh, () -> sources.get(fresh).getAsDouble());
        });
    }

    private Meter meter(Metric metric, Metric.Kind kind, String... values) {
        return meters.computeIfAbsent(key(metric, kind, values), fresh -> {
            forgetPlaceholder(metric);
            return create(fresh, null);
        });
    }

    private static Key key(Metric metric, Metric.Kind kind, String... values) {
        if (metric.kind() != kind || metric.labels().size() != values.length) {
            throw new IllegalArgumentException(metric + " is a " + metric.kind() + " with the labels " + metric.labels());
        }
        return new Key(metric, List.of(values));
    }

    private void forgetPlaceholder(Metric metric) {
        synchronized (placeholders) {
            Meter placeholder = placeholders.remove(metric);
            if (placeholder != null) {
                registry.remove(placeholder);
            }
        }
    }

    // A counter without a source counts itself.
    private Meter create(Key key, DoubleSupplier source) {
        Metric metric = key.metric();
        Tags tags = tags(key);
        return switch (metric.kind()) {
            case COUNTER -> source == null
                    ? Counter.builder(name(metric)).description(metric.help()).tags(tags).register(registry)
                    : FunctionCounter.builder(name(metric), source, DoubleSupplier::getAsDouble).description(metric.help()).tags(tags)
                            .register(registry);
            case GAUGE -> Gauge.builder(name(metric), source, DoubleSupplier::getAsDouble).strongReference(true)
                    .description(metric.help()).tags(tags).register(registry);
            case TIMER -> Timer.builder(name(metric)).description(metric.help()).tags(tags).serviceLevelObjectives(BUCKETS)
                    .register(registry);
            case SUMMARY -> DistributionSummary.builder(name(metric)).description(metric.help()).tags(tags).register(registry);
        };
    }

    // The registry keeps `_info` for itself and writes it where it finds this form.
    private static String name(Metric metric) {
        return metric.id().replaceFirst("_info$", ".info");
    }

    private static Tags tags(Key key) {
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < key.values().size(); i++) {
            tags.add(Tag.of(key.metric().labels().get(i), key.values().get(i)));
        }
        return Tags.of(tags);
    }

    // 0.1 ms to 5 s in steps of 1, 2, 5.
    private static Duration[] buckets() {
        List<Duration> buckets = new ArrayList<>();
        for (long micros = 100; micros <= 1_000_000; micros *= 10) {
            for (int step : new int[] {1, 2, 5}) {
                buckets.add(Duration.ofNanos(1_000 * micros * step));
            }
        }
        return buckets.toArray(Duration[]::new);
    }
}
