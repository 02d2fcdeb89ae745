package io.riskmesh.gateway.node;

import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.scoring.enclave.LiveSession;
import io.riskmesh.gateway.scoring.enclave.Verdict;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.part.CollateralRef;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Admitted enclaves in the catalogue's metrics. An instance has series from the block that admits it on; one that is gone has the
/// verdict and the session `none`. Thread-safe.
final class EnclaveMetrics {
    private static final List<String> VERDICTS = List.of("trusted", "conditional", "simulated", "refused", "none");
    private static final List<String> STATES = List.of("open", "suspended", "none");
    private static final double MILLIS = 1000.0;

    private final Metrics metrics;
    private final View view;
    private final InstantSource clock;
    private final Map<String, Integer> epochs = new ConcurrentHashMap<>();
    private volatile Map<String, Long> tables = Map.of(); // by type, the end of the first that ends

    /// What a gateway knows of enclaves.
    interface View {
        /// Admitted instances by id, each with its last epoch.
        Map<String, EnclaveInstance> instances();

        /// What this bank found, by instance.
        Map<String, Verdict> verdicts();

        Optional<LiveSession> session(EnclaveInstance instance);

        /// When the maker's table ends that an instance was judged by, ms since the epoch; empty if it cannot be read now.
        OptionalLong ends(CollateralRef table);
    }

    EnclaveMetrics(Metrics metrics, View view, InstantSource clock) {
        this.metrics = metrics;
        this.view = view;
        this.clock = clock;
    }

    /// Looks for new instances and new epochs.
    void refresh() {
        for (EnclaveInstance instance : view.instances().values()) {
            String id = instance.instance();
            Integer before = epochs.put(id, instance.epoch());
            if (before == null) {
                begin(id);
            } else if (instance.epoch() > before) {
                metrics.count(Metric.ENCLAVE_RESTARTS_TOTAL, instance.epoch() - before, id);
            }
        }
        refreshTables();
    }

    private void refreshTables() {
        Map<String, Long> first = new TreeMap<>();
        for (EnclaveInstance instance : view.instances().values()) {
            for (CollateralRef table : instance.collateral()) {
                view.ends(table).ifPresent(end -> first.merge(table.type(), end, Math::min));
            }
        }
        for (String type : first.keySet()) {
            metrics.gauge(Metric.COLLATERAL_EXPIRY_SECONDS, () -> untilEnd(type), type);
        }
        tables = Map.copyOf(first);
    }

    private double untilEnd(String type) {
        Long end = tables.get(type);
        return end == null ? Double.NaN : (end - clock.millis()) / MILLIS;
    }

    private void begin(String id) {
        metrics.count(Metric.ENCLAVE_RESTARTS_TOTAL, 0, id);
        metrics.gauge(Metric.EVIDENCE_AGE_SECONDS, () -> age(id), id);
        for (String verdict : VERDICTS) {
            metrics.gauge(Metric.ATTESTATION_VERDICT, () -> flag(verdict(id).equals(verdict)), id, verdict);
        }
        for (String state : STATES) {
            metrics.gauge(Metric.ENCLAVE_SESSION, () -> flag(state(id).equals(state)), id, state);
        }
    }

    private double age(String id) {
        EnclaveInstance instance = view.instances().get(id);
        return instance == null ? Double.NaN : Math.max(0, clock.millis() - instance.at()) / MILLIS;
    }

    private String verdict(String id) {
        Verdict verdict = view.instances().containsKey(id) ? view.verdicts().get(id) : null;
        return verdict == null ? "none" : verdict.word();
    }

    private String state(String id) {
        return Optional.ofNullable(view.instances().get(id)).flatMap(view::session)
                .map(session -> session.suspended() ? "suspended" : "open").orElse("none");
    }

    private static double flag(boolean is) {
        return is ? 1 : 0;
    }
}
