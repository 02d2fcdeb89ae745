package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.scoring.enclave.LiveSession;
import io.riskmesh.gateway.scoring.enclave.Verdict;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.part.CollateralRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Receipts and enclaves as a scrape shows them.
final class EnclaveMetricsTest {
    private static final long NOW = 1_770_000_000_000L;
    private static final PartyId ALDER = new PartyId("AlderMSP");
    private static final PartyId BIRCH = new PartyId("BirchMSP");

    private final Metrics metrics = new Metrics();
    private final Known known = new Known();
    private final EnclaveMetrics enclaves = new EnclaveMetrics(metrics, known, () -> Instant.ofEpochMilli(NOW));

    @Test
    void an_instance_has_series_from_its_admission_on() {
        enclaves.refresh();
        assertTrue(line("riskmesh_attestation_verdict").endsWith("NaN"), "nothing is admitted");
        known.instances.put("AlderMSP.one", instance(0));
        known.verdicts.put("AlderMSP.one", verdict(Optional.empty()));
        enclaves.refresh();
        assertEquals("1.0", value("riskmesh_attestation_verdict{instance=\"AlderMSP.one\",verdict=\"simulated\"}"));
        assertEquals("0.0", value("riskmesh_attestation_verdict{instance=\"AlderMSP.one\",verdict=\"none\"}"));
        assertEquals("1.0", value("riskmesh_enclave_session{instance=\"AlderMSP.one\",state=\"none\"}"));
        assertEquals("60.0", value("riskmesh_evidence_age_seconds{instance=\"AlderMSP.one\"}"));
        assertEquals("0.0", value("riskmesh_enclave_restarts_total{instance=\"AlderMSP.one\"}"));
    }

    @Test
    void each_new_epoch_is_a_restart_and_a_refusal_changes_the_verdict() {
        known.instances.put("AlderMSP.one", instance(0));
        enclaves.refresh();
        known.instances.put("AlderMSP.one", instance(2));
        known.verdicts.put("AlderMSP.one", verdict(Optional.of("binding_mismatch")));
        enclaves.refresh();
        enclaves.refresh();
        assertEquals("2.0", value("riskmesh_enclave_restarts_total{instance=\"AlderMSP.one\"}"));
        assertEquals("1.0", value("riskmesh_attestation_verdict{instance=\"AlderMSP.one\",verdict=\"refused\"}"));
    }

    @Test
    void an_instance_that_is_gone_has_no_verdict_and_no_age() {
        known.instances.put("AlderMSP.one", instance(0));
        known.verdicts.put("AlderMSP.one", verdict(Optional.empty()));
        enclaves.refresh();
        known.instances.clear();
        enclaves.refresh();
        assertEquals("1.0", value("riskmesh_attestation_verdict{instance=\"AlderMSP.one\",verdict=\"none\"}"));
        assertEquals("NaN", value("riskmesh_evidence_age_seconds{instance=\"AlderMSP.one\"}"));
    }

    @Test
    void the_first_end_of_the_tables_in_use_counts() {
        known.instances.put("AlderMSP.one", instance(0));
        known.ends.put(1, OptionalLong.of(NOW + 90_000));
        known.ends.put(2, OptionalLong.of(NOW + 30_000));
        enclaves.refresh();
        assertEquals("30.0", value("riskmesh_collateral_expiry_seconds{type=\"SGX_TCB\"}"));
        known.ends.put(2, OptionalLong.empty());
        enclaves.refresh();
        assertEquals("90.0", value("riskmesh_collateral_expiry_seconds{type=\"SGX_TCB\"}"));
    }

    @Test
    void receipts_have_three_states_and_an_anchor_an_age() {
        Counted counted = new Counted();
        RoomMetrics room = RoomMetrics.begin(metrics, counted, () -> Instant.ofEpochMilli(NOW));
        assertEquals("NaN", value("riskmesh_anchor_age_seconds"));
        counted.anchored = OptionalLong.of(NOW - 2_500);
        assertEquals("2.5", value("riskmesh_anchor_age_seconds"));
        assertEquals("30.0", value("riskmesh_receipt_sequenced"));
        assertEquals("20.0", value("riskmesh_receipt_integrated"));
        assertEquals("10.0", value("riskmesh_receipt_published"));
        room.members(() -> java.util.Set.of(ALDER, BIRCH));
        assertEquals("7.0", value("riskmesh_peer_note_missing_total{party=\"BirchMSP\"}"));
        assertEquals("0.0", value("riskmesh_peer_note_missing_total{party=\"AlderMSP\"}"));
        assertFalse(metrics.scrape().contains("riskmesh_peer_note_missing_total{party=\"none\"}"));
    }

    private String line(String start) {
        return metrics.scrape().lines().filter(line -> line.startsWith(start + "{") || line.startsWith(start + " ")).findFirst().orElseThrow();
    }

    private String value(String series) {
        return metrics.scrape().lines().filter(line -> line.startsWith(series + " ")).findFirst()
                .orElseThrow(() -> new AssertionError("Expected " + series)).substring(series.length() + 1);
    }

    private static EnclaveInstance instance(int epoch) {
        Digest any = Digest.fromBytes(new byte[Digest.LENGTH_BYTES]);
        return new EnclaveInstance(ALDER, NOW - 60_000, "AlderMSP.one", epoch, "scorer-1", OpaqueBytes.of(new byte[] {1}),
                List.of(new CollateralRef("SGX_TCB", "00a06f050000", 1), new CollateralRef("SGX_TCB", "00a06f050000", 2)), List.of(), 1, any,
                new CanonicalValue.Obj(new TreeMap<>()), NOW + 1_000_000);
    }

    private static Verdict verdict(Optional<String> rejection) {
        return new Verdict("simulated", NOW, rejection, "Simulated", List.of(), Optional.empty());
    }

    private static final class Known implements EnclaveMetrics.View {
        private final Map<String, EnclaveInstance> instances = new TreeMap<>();
        private final Map<String, Verdict> verdicts = new TreeMap<>();
        private final Map<Integer, OptionalLong> ends = new TreeMap<>();

        @Override
        public Map<String, EnclaveInstance> instances() {
            return instances;
        }

        @Override
        public Map<String, Verdict> verdicts() {
            return verdicts;
        }

        @Override
        public Optional<LiveSession> session(EnclaveInstance instance) {
            return Optional.empty();
        }

        @Override
        public OptionalLong ends(CollateralRef table) {
            return ends.getOrDefault(table.seq(), OptionalLong.empty());
        }
    }

    private static final class Counted implements RoomMetrics.Receipts {
        private OptionalLong anchored = OptionalLong.empty();

        @Override
        public long[] receiptStates() {
            return new long[] {30, 20, 10};
        }

        @Override
        public OptionalLong anchoredAt() {
            return anchored;
        }

        @Override
        public Map<PartyId, Long> missingNotes() {
            return Map.of(BIRCH, 7L);
        }
    }
}
