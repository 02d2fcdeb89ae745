package io.riskmesh.gateway.node;

import io.riskmesh.gateway.approval.ApprovalKind;
import io.riskmesh.gateway.approval.ApprovalMeters;
import io.riskmesh.gateway.approval.LedgerTx;
import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Approvals in the catalogue of metrics.
final class ApprovalCounts implements ApprovalMeters {
    private final Metrics metrics;
    private final Map<ApprovalKind, AtomicInteger> open = new EnumMap<>(ApprovalKind.class);

    ApprovalCounts(Metrics metrics) {
        this.metrics = metrics;
        for (ApprovalKind kind : ApprovalKind.values()) {
            AtomicInteger count = new AtomicInteger();
            open.put(kind, count);
            metrics.gauge(Metric.APPROVAL_OPEN, count::get, kind.id());
        }
    }

    @Override
    public void open(ApprovalKind kind, int count) {
        open.get(kind).set(count);
    }

    @Override
    public void submitted(String function, LedgerTx.State state, Duration took) {
        metrics.time(Metric.LEDGER_SUBMIT_SECONDS, took.toNanos(), function, state.id());
    }

    @Override
    public void invalid(String code) {
        metrics.count(Metric.LEDGER_INVALID_TOTAL, 1, code);
    }
}
