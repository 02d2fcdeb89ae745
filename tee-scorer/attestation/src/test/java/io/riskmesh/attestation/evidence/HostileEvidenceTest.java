package io.riskmesh.attestation.evidence;

import io.riskmesh.attestation.hostile.Fuzz;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HostileEvidenceTest {

    @Test
    void hostile_evidence_is_refused() {
        fuzz(5_000);
    }

    @Tag("acceptance")
    @Test
    void a_million_pieces_of_hostile_evidence_are_refused() {
        fuzz(1_000_000);
    }

    private static void fuzz(int inputs) {
        Evidence evidence = Evidence.of(new byte[16], SampleEvidence.claims(4));
        Fuzz.run("evidence with its claims", inputs, List.of(evidence.encode()), Rejected.class, bytes -> Evidence.decode(bytes).claims());
        Fuzz.run("claims", inputs, List.of(evidence.claimBytes()), Rejected.class, Claims::decode);
    }
}
