package io.riskmesh.gateway.node;

import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.run.RunMeters;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.TreeMetric;
import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Training runs in the gateway's catalogue of metrics.
final class RunMetrics implements RunMeters {
    private static final String NOBODY = "none";

    private final Metrics metrics;
    private final Map<RunState, AtomicInteger> runs = new EnumMap<>(RunState.class);
    private final AtomicInteger tree = new AtomicInteger();

    RunMetrics(Metrics metrics) {
        this.metrics = metrics;
        for (RunState state : RunState.values()) {
            AtomicInteger count = new AtomicInteger();
            runs.put(state, count);
            metrics.gauge(Metric.RUN_STATE, () -> Math.max(0, count.get()), state.id());
        }
        metrics.gauge(Metric.RUN_TREE, tree::get);
    }

    @Override
    public void state(RunState from, RunState to) {
        runs.get(from).updateAndGet(count -> Math.max(0, count - 1));
        runs.get(to).incrementAndGet();
    }

    @Override
    public void tree(TreeMetric metric) {
        tree.set(metric.tree() + 1);
    }

    @Override
    public void step(String phase, Duration took) {
        metrics.time(Metric.ROUND_SECONDS, took.toNanos(), phase);
    }

    @Override
    public void bytes(PartyId peer, String phase, long bytes) {
        metrics.count(Metric.ROUND_BYTES_TOTAL, bytes, peer.value(), phase);
    }

    @Override
    public void waited(PartyId peer, String phase, Duration time) {
        metrics.time(Metric.ROUND_WAIT_SECONDS, time.toNanos(), peer.value(), phase);
    }

    @Override
    public void refused(String code) {
        metrics.count(Metric.ROUND_REJECTED_TOTAL, 1, NOBODY, code);
    }
}
