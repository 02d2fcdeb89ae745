package io.riskmesh.attestation.appraisal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.collateral.SharedCollateral;
import io.riskmesh.attestation.evidence.RatlsCertificate;
import io.riskmesh.attestation.pki.CertificateChain;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.AttestationReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates that Gramine, rats-tls and Intel's SDK made for each other.
final class RealCertificatesTest {

    private static final long DECEMBER_2022 = 1_671_497_404_000L;

    @ParameterizedTest
    @ValueSource(strings = {"gramine-cert.pem", "rats-tls-cert.pem"})
    void a_genuine_certificate_of_an_old_platform_is_refused_for_its_debug_enclave(String name) throws Rejected {
        RatlsCertificate certificate = certificate(name);
        CollateralSet collateral = SharedCollateral.withoutLists("oasis/tcb_info_v3_fmspc_00606A000000.json",
                "oasis/qe_identity_v2.json", "oasis/tcb_info_v3_fmspc_00606A000000_certs.pem");
        AttestationResult result = LenientVerifier.verify(certificate.evidence().quote(), collateral, Policies.ofNothing(), DECEMBER_2022);
        AttestationResult.Refused refused = (AttestationResult.Refused) result;
        assertEquals(AttestationReason.DEBUG_ENCLAVE, refused.rejection().code(), refused::toString);
        Appraisal found = refused.appraisal().orElseThrow();
        assertEquals("OutOfDate", found.status().word());
        assertEquals(List.of("INTEL-SA-00586", "INTEL-SA-00614", "INTEL-SA-00615", "INTEL-SA-00657"), found.advisories());
        certificate.check(Quote.parse(certificate.evidence().quote()).body().reportData());
    }

    @Test
    void the_certificate_without_collateral_has_good_signatures_and_bindings() throws Rejected {
        RatlsCertificate certificate = certificate("intel-sgxsdk-cert.pem");
        Quote quote = Quote.parse(certificate.evidence().quote());
        certificate.check(quote.body().reportData());
        CertificateChain chain = CertificateChain.ofPck(quote.pckChain(), PinnedRoot.INTEL_SGX, SignatureCheck.direct(),
                Instant.parse("2024-06-01T00:00:00Z").toEpochMilli());
        assertTrue(chain.key().verifies(quote.qeReportSignature(), quote.qeReport().toBytes()));
        assertTrue(quote.attestationKey().verifies(quote.signature(), quote.signedBytes()));
        byte[] bound = java.util.Arrays.copyOf(quote.attestationKeyBytes(), 64 + quote.authData().length);
        System.arraycopy(quote.authData(), 0, bound, 64, quote.authData().length);
        assertEquals(Digest.ofFile(bound), Digest.fromBytes(java.util.Arrays.copyOf(quote.qeReport().reportData(), 32)));
        assertTrue(quote.body().isDebug());
    }

    private static RatlsCertificate certificate(String name) throws Rejected {
        String pem = new String(SharedCollateral.file("ratls/" + name), StandardCharsets.US_ASCII);
        return RatlsCertificate.parse(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
    }
}
