package io.riskmesh.attestation.pki;

import static io.riskmesh.ledger.reason.AttestationReason.CRL_SIGNATURE_INVALID;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.collateral.SharedCollateral;
import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.rejection.Rejected;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Real certificates and lists, read by us and by the platform.
final class RealCertificatesDifferentialTest {

    private static final long JUNE_2023 = Instant.parse("2023-06-20T00:00:00Z").toEpochMilli();

    @Test
    void certificates_say_the_same_to_both() throws Rejected, MalformedDer, GeneralSecurityException {
        List<byte[]> all = new ArrayList<>(List.of(SharedCollateral.file("root/IntelSGXRootCA.der")));
        for (String quote : List.of("phala/sgx_quote", "phala/tdx_quote", "oasis/quote_v3_ecdsa_p256_pck_chain.bin")) {
            all.addAll(Quote.parseZeroPadded(SharedCollateral.file(quote)).pckChain());
        }
        for (byte[] encoded : all) {
            Certificate ours = Certificate.parse(encoded);
            X509Certificate theirs = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded));
            assertEquals(theirs.getSerialNumber(), ours.serial());
            assertEquals(theirs.getNotBefore().toInstant().toEpochMilli(), ours.notBefore());
            assertEquals(theirs.getNotAfter().toInstant().toEpochMilli(), ours.notAfter());
            assertArrayEquals(theirs.getIssuerX500Principal().getEncoded(), ours.issuer());
            assertArrayEquals(theirs.getSubjectX500Principal().getEncoded(), ours.subject());
            assertTrue((theirs.getSubjectX500Principal().getName() + ",").contains("CN=" + ours.commonName() + ","));
            assertArrayEquals(theirs.getPublicKey().getEncoded(), ours.key().spki());
            assertArrayEquals(theirs.getTBSCertificate(), ours.form().body());
            assertArrayEquals(theirs.getSignature(), ours.form().signature().der());
            assertEquals(theirs.getCriticalExtensionOIDs(), ours.extensions().stream().filter(Extension::critical)
                    .map(Extension::oid).collect(Collectors.toSet()));
        }
    }

    @Test
    void lists_say_the_same_to_both() throws Rejected, GeneralSecurityException {
        List<byte[]> lists = List.of(SharedCollateral.file("google-tdx/pckcrl"), SharedCollateral.file("google-tdx/rootcrl.der"),
                SharedCollateral.relayed("phala/tdx_quote_outdated_collateral.json").pckList().orElseThrow());
        List<Integer> sizes = new ArrayList<>();
        for (byte[] encoded : lists) {
            RevocationList ours = RevocationList.read(encoded);
            X509CRL theirs = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(encoded));
            Set<? extends X509CRLEntry> entries = theirs.getRevokedCertificates() == null ? Set.of() : theirs.getRevokedCertificates();
            assertEquals(entries.stream().map(X509CRLEntry::getSerialNumber).collect(Collectors.toSet()), ours.serials());
            assertEquals(theirs.getThisUpdate().toInstant().toEpochMilli(), ours.thisUpdate());
            assertEquals(theirs.getNextUpdate().toInstant().toEpochMilli(), ours.nextUpdate());
            assertArrayEquals(theirs.getIssuerX500Principal().getEncoded(), ours.issuer());
            sizes.add(ours.serials().size());
        }
        assertEquals(List.of(44, 0, 57), sizes);
    }

    @Test
    void a_list_of_the_look_alike_root_is_refused_for_its_signature() throws MalformedDer {
        Certificate root = Certificate.parse(SharedCollateral.file("root/IntelSGXRootCA.der"));
        Rejected rejected = assertThrows(Rejected.class, () -> RevocationList.verified(
                SharedCollateral.file("intel-qvl-fake-root/rootCaCrl.der"), root, SignatureCheck.direct(), JUNE_2023));
        assertEquals(CRL_SIGNATURE_INVALID, rejected.rejection().code());
    }
}
