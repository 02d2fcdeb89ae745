package io.riskmesh.attestation.evidence;

import static io.riskmesh.ledger.reason.AttestationReason.CHAIN_INVALID;
import static io.riskmesh.ledger.reason.AttestationReason.CLAIMS_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.RATLS_LEGACY_ONLY;
import static io.riskmesh.ledger.reason.AttestationReason.RATLS_QUOTES_DIFFER;
import static io.riskmesh.ledger.reason.AttestationReason.REPORT_DATA_MISMATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.platform.TestAuthority;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.AttestationReason;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

final class RatlsCertificateTest {

    private static final String DICE = "2.23.133.5.4.9";
    private static final String LEGACY = "0.6.9.42.840.113741.1337.6";

    private final KeyPair keys = TestAuthority.newKeys();
    private final Evidence own = evidence(keys);

    @Test
    void evidence_for_the_certificates_own_key_is_taken() throws Exception {
        RatlsCertificate certificate = RatlsCertificate.parse(certificate(keys, Map.of(DICE, own.encode(), LEGACY, own.quote())));
        assertEquals(own, certificate.evidence());
        certificate.check(own.reportData());
    }

    @Test
    void evidence_for_another_key_or_of_another_quote_is_refused() throws Exception {
        Evidence others = evidence(TestAuthority.newKeys());
        RatlsCertificate certificate = RatlsCertificate.parse(certificate(keys, Map.of(DICE, others.encode())));
        assertEquals(REPORT_DATA_MISMATCH, assertThrows(Rejected.class, () -> certificate.check(others.reportData())).rejection().code());
        refused(RATLS_QUOTES_DIFFER, certificate(keys, Map.of(DICE, own.encode(), LEGACY, new byte[] {1})));
    }

    @Test
    void the_older_form_alone_is_refused() throws Exception {
        refused(RATLS_LEGACY_ONLY, certificate(keys, Map.of(LEGACY, own.quote())));
        refused(CLAIMS_MALFORMED, certificate(keys, Map.of()));
    }

    @Test
    void a_certificate_that_its_key_did_not_sign_is_refused() throws Exception {
        byte[] good = certificate(keys, Map.of(DICE, own.encode()));
        byte[] changed = good.clone();
        changed[changed.length - 5] ^= 1;
        refused(CHAIN_INVALID, changed);
        refused(CHAIN_INVALID, Arrays.copyOf(good, good.length + 1));
        refused(CHAIN_INVALID, new byte[3]);
    }

    private static void refused(AttestationReason code, byte[] certificate) {
        assertEquals(code, assertThrows(Rejected.class, () -> RatlsCertificate.parse(certificate)).rejection().code());
    }

    private static Evidence evidence(KeyPair keys) {
        return Evidence.of(new byte[] {7}, new Claims(Digest.ofFile(keys.getPublic().getEncoded()), Optional.empty()));
    }

    private static byte[] certificate(KeyPair keys, Map<String, byte[]> extensions) throws Exception {
        X500Name name = new X500Name("CN=RATLS");
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(Instant.EPOCH), Date.from(Instant.EPOCH.plusSeconds(1)), name,
                keys.getPublic());
        for (Map.Entry<String, byte[]> extension : extensions.entrySet()) {
            builder.addExtension(new ASN1ObjectIdentifier(extension.getKey()), false, extension.getValue());
        }
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded();
    }
}
