package io.riskmesh.attestation.evidence;

import static io.riskmesh.ledger.reason.AttestationReason.BINDING_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.CLAIMS_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.EVIDENCE_TOO_OLD;
import static io.riskmesh.ledger.reason.AttestationReason.REPORT_DATA_MISMATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.EvaluationFloor;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.AttestationReason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class EvidenceTest {

    private final Evidence evidence = Evidence.of(new byte[] {5, 5}, SampleEvidence.claims(4));

    @Test
    void evidence_and_claims_come_back_from_their_bytes() throws Rejected {
        Evidence read = Evidence.decode(evidence.encode());
        assertEquals(evidence, read);
        assertEquals(SampleEvidence.claims(4), read.claims());
        assertEquals("d9ea6082", HexFormat.of().formatHex(evidence.encode(), 0, 4));
    }

    @Test
    void only_one_encoding_is_taken() {
        byte[] good = evidence.encode();
        code(CLAIMS_MALFORMED, () -> Evidence.decode(Arrays.copyOf(good, good.length + 1)));
        code(CLAIMS_MALFORMED, () -> Evidence.decode(Arrays.copyOf(good, good.length - 1)));
        code(CLAIMS_MALFORMED, () -> Evidence.decode(HexFormat.of().parseHex("d9ea6082580141" + "41")));
        code(CLAIMS_MALFORMED, () -> Evidence.decode(HexFormat.of().parseHex("da0000ea60824040")));
        code(CLAIMS_MALFORMED, () -> Evidence.decode(new byte[16_385]));
    }

    @Test
    void claims_of_another_form_are_malformed() {
        for (String claims : new String[] {"a0", "a161610f", "a26b7075626b65792d6861736840", "a1657075626b7940", "80", "a16b7075626b65792d68617368438201f6", ""}) {
            code(CLAIMS_MALFORMED, () -> Claims.decode(HexFormat.of().parseHex(claims)));
        }
    }

    @Test
    void unknown_claims_are_hashed_and_ignored() throws Rejected {
        byte[] hash = new CborWriter().array(2).unsigned(1).bytes(new byte[32]).toBytes();
        byte[] claims = new CborWriter().map(2).text("other").array(2).unsigned(7).map(1).text("a").unsigned(70_000).text("pubkey-hash")
                .bytes(hash).toBytes();
        assertEquals(new Claims(Digest.fromBytes(new byte[32]), Optional.empty()), Claims.decode(claims));
    }

    @Test
    void a_binding_holds_only_for_its_claims_its_ledger_and_its_key() throws Rejected {
        LedgerBinding binding = new LedgerBinding(evidence, SampleEvidence.binding(4));
        binding.check(evidence.reportData());
        code(REPORT_DATA_MISMATCH, () -> binding.check(new byte[64]));
        code(BINDING_MISMATCH, () -> new LedgerBinding(evidence, SampleEvidence.binding(5)).check(evidence.reportData()));
        Evidence unbound = Evidence.of(new byte[1], new Claims(Digest.ofFile(new byte[0]), Optional.empty()));
        code(BINDING_MISMATCH, () -> new LedgerBinding(unbound, SampleEvidence.binding(4)).check(unbound.reportData()));
        Evidence otherKey = Evidence.of(new byte[1], new Claims(Digest.ofFile(new byte[0]), Optional.of(SampleEvidence.binding(4))));
        code(BINDING_MISMATCH, () -> new LedgerBinding(otherKey, SampleEvidence.binding(4)).check(otherKey.reportData()));
    }

    @Test
    void evidence_ages_by_blocks_and_by_the_gateways_own_clock() throws Rejected {
        AppraisalPolicy policy = AppraisalPolicy.standard(new EvaluationFloor(1, 1));
        long limit = 90 * 60_000L;
        new Freshness(50, 100, OptionalLong.empty()).check(policy, Long.MAX_VALUE);
        new Freshness(50, 100, OptionalLong.of(1_000)).check(policy, 1_000 + limit);
        code(EVIDENCE_TOO_OLD, () -> new Freshness(50, 100, OptionalLong.of(1_000)).check(policy, 1_001 + limit));
        code(EVIDENCE_TOO_OLD, () -> new Freshness(49, 100, OptionalLong.empty()).check(policy, 0));
    }

    private static void code(AttestationReason expected, Executable call) {
        assertEquals(expected, assertThrows(Rejected.class, call).rejection().code());
    }
}
