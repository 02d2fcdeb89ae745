package io.riskmesh.gateway.events;

import java.util.Locale;

/// Every event of the stream; names as in `x-events` of the contract.
public enum EventName {
    /// {runId, state}.
    RUN_STATE,
    /// {runId, progress}: tree, trees, level, levels, phase.
    RUN_PROGRESS,
    /// {runId, tree}.
    RUN_METRIC,
    /// {runId, waitingFor}: party, phase, since.
    RUN_WAITING,
    /// {runId, code}.
    RUN_REJECTED,
    /// {approvalId, state}.
    APPROVAL_CHANGED,
    /// {settlementId, state}.
    SETTLEMENT_CHANGED,
    /// {tile, state}.
    STATUS_CHANGED,
    /// {code, runbook}.
    ALERT,
    /// {height}.
    LEDGER_BLOCK,
    /// {log, size}.
    RECEIPTS_PUBLISHED,
    /// One second of scoring: {rate, p50Micros, p95Micros, p99Micros}.
    SCORING_WINDOW,
    /// {verdict}.
    ATTESTATION_CHANGED,
    /// {}: events are missing here, read all again.
    GAP;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '.');

    /// The name on the wire.
    public String id() {
        return id;
    }

    /// The topic that it belongs to: the part before the dot.
    public String topic() {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
