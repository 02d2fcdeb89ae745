package io.riskmesh.attestation.evidence.simulated;

import static io.riskmesh.ledger.reason.AttestationReason.BINDING_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.MEASUREMENT_NOT_APPROVED;
import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_VERSION_UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.LedgerBinding;
import io.riskmesh.attestation.evidence.SampleEvidence;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ConsortiumMode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SimulatedEvidenceTest {

    private static final Digest MEASURED = Digest.ofFile(new byte[] {1});

    private final Evidence evidence = Evidence.of(
            new SimulatedProvider(MEASURED).quote(Evidence.of(new byte[0], SampleEvidence.claims(4)).reportData()), SampleEvidence.claims(4));
    private final LedgerBinding binding = new LedgerBinding(evidence, SampleEvidence.binding(4));
    private final SimulatedEvidenceVerifier verifier = SimulatedEvidenceVerifier.on(ConsortiumMode.DEVELOPMENT).orElseThrow();

    @Test
    void the_result_says_that_it_proves_nothing() throws Rejected {
        String result = new String(CanonicalJson.encode(verifier.verify(evidence, MEASURED, binding)), StandardCharsets.UTF_8);
        assertEquals("{\"mrEnclave\":\"" + MEASURED.hex() + "\",\"provesNothing\":true,\"status\":\"Simulated\"}", result);
        assertTrue(new String(evidence.quote(), StandardCharsets.ISO_8859_1).contains("RISKMESH SIMULATED, PROVES NOTHING"));
    }

    @Test
    void there_is_no_verifier_of_it_in_production() {
        assertTrue(SimulatedEvidenceVerifier.on(ConsortiumMode.PRODUCTION).isEmpty());
        assertTrue(SimulatedEvidenceVerifier.on(ConsortiumMode.PRODUCTION, true).isEmpty());
        assertTrue(SimulatedEvidenceVerifier.on(ConsortiumMode.DEVELOPMENT, false).isEmpty());
        assertTrue(SimulatedEvidenceVerifier.on(ConsortiumMode.DEVELOPMENT, true).isPresent());
    }

    @Test
    void the_verifier_of_quotes_does_not_know_its_version() {
        Rejected rejected = assertThrows(Rejected.class, () -> Quote.parse(evidence.quote()));
        assertEquals(QUOTE_VERSION_UNSUPPORTED, rejected.rejection().code());
    }

    @Test
    void measurement_and_binding_are_judged_all_the_same() {
        assertEquals(MEASUREMENT_NOT_APPROVED, assertThrows(Rejected.class,
                () -> verifier.verify(evidence, Digest.ofFile(new byte[0]), binding)).rejection().code());
        LedgerBinding other = new LedgerBinding(evidence, SampleEvidence.binding(5));
        assertEquals(BINDING_MISMATCH, assertThrows(Rejected.class, () -> verifier.verify(evidence, MEASURED, other)).rejection().code());
    }

    @Test
    void every_flipped_bit_is_refused_and_real_versions_are_not_taken() {
        byte[] good = evidence.quote();
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            Evidence flipped = Evidence.of(changed, SampleEvidence.claims(4));
            assertThrows(Rejected.class, () -> verifier.verify(flipped, MEASURED, binding), "bit " + bit);
        }
        assertFalse(SimulatedEvidenceVerifier.isSimulated(Evidence.of(new byte[] {3, 0}, SampleEvidence.claims(4))));
    }
}
