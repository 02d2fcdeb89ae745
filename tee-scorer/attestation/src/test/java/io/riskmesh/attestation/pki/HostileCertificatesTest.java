package io.riskmesh.attestation.pki;

import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.hostile.Fuzz;
import io.riskmesh.attestation.platform.TestPlatform;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class HostileCertificatesTest {

    private final TestPlatform platform = new TestPlatform();

    @Test
    void hostile_certificates_and_lists_are_refused() {
        fuzz(5_000);
    }

    @Tag("acceptance")
    @Test
    void a_million_hostile_certificates_and_lists_are_refused() {
        fuzz(1_000_000);
    }

    private void fuzz(int inputs) {
        List<byte[]> chain = platform.chain();
        Fuzz.run("certificate", inputs, chain, MalformedDer.class, Certificate::parse);
        Fuzz.run("revocation list", inputs, List.of(platform.rootList(), platform.pckList()), Rejected.class, RevocationList::read);
        byte[] extension;
        try {
            extension = Certificate.parse(chain.getFirst()).extension("1.2.840.113741.1.13.1").orElseThrow().value();
        } catch (MalformedDer e) {
            throw new IllegalStateException(e);
        }
        Fuzz.run("extension of a platform", inputs, List.of(extension), MalformedDer.class, PckCertificate::parse);
        Fuzz.run("PEM", inputs, List.of(PemChain.encode(chain)), Rejected.class, bytes -> PemChain.decode(bytes, 3)
                .orElseThrow(() -> new Rejected(io.riskmesh.ledger.reason.AttestationReason.PEM_NOT_CANONICAL, "refused")));
    }
}
