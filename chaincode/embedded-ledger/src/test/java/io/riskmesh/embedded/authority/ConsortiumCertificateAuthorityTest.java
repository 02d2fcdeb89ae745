package io.riskmesh.embedded.authority;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsortiumCertificateAuthorityTest {
    private static final BigInteger HALF =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16).shiftRight(1);

    @TempDir
    private Path folder;

    @Test
    void an_identity_names_its_organisation_its_node_role_and_its_riskmesh_roles() throws Exception {
        IssuedIdentity issued = authority().identity("BankA", IdentityRequest.client("anna", "operator", "approver"));
        X509Certificate certificate = issued.certificate();
        certificate.verify(authority().organisation("BankA").rootCertificate().getPublicKey());
        assertEquals("CN=anna,OU=client,O=BankA", certificate.getSubjectX500Principal().getName());
        byte[] extension = certificate.getExtensionValue("1.2.3.4.5.6.7.8.1");
        try (ASN1InputStream in = new ASN1InputStream(extension)) {
            assertEquals("{\"attrs\":{\"riskmesh.role\":\"operator,approver\"}}",
                    new String(((DEROctetString) in.readObject()).getOctets(), StandardCharsets.UTF_8));
        }
        assertEquals(-1, certificate.getBasicConstraints());
    }

    @Test
    void a_second_authority_on_the_folder_reads_what_the_first_made() throws Exception {
        IssuedIdentity first = authority().identity("BankA", IdentityRequest.node("peer0", NodeRole.PEER, "localhost", "127.0.0.1"));
        IssuedIdentity second = authority().identity("BankA", IdentityRequest.node("peer0", NodeRole.PEER, "localhost", "127.0.0.1"));
        assertEquals(first.certificate(), second.certificate());
        assertArrayEquals(first.key().getEncoded(), second.key().getEncoded());
        assertEquals(authority().organisation("BankA").rootCertificate(), authority().organisation("BankA").rootCertificate());
        assertEquals(List.of("BankA"), authority().organisations());
        X509Certificate tls = MspFolder.readTls("BankA", authority().identityFolder("BankA", "peer0")).certificate();
        tls.verify(authority().organisation("BankA").tlsRootCertificate().getPublicKey());
        assertEquals(2, tls.getSubjectAlternativeNames().size());
    }

    @Test
    void every_key_file_is_its_owners_alone() throws IOException {
        authority().identity("BankA", IdentityRequest.node("peer0", NodeRole.PEER, "localhost"));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> keys = files.filter(file -> file.toString().matches(".*[/.-]?key(\\.pem)?$")).toList();
            assertEquals(4, keys.size(), keys::toString);
            for (Path key : keys) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)), key.toString());
            }
        }
    }

    @Test
    void signatures_verify_and_have_a_low_s() throws Exception {
        IssuedIdentity issued = authority().identity("BankA", IdentityRequest.client("anna"));
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        for (int i = 0; i < 200; i++) {
            byte[] message = ("message " + i).getBytes(StandardCharsets.UTF_8);
            byte[] signature = issued.sign(message);
            verifier.initVerify(issued.certificate());
            verifier.update(message);
            assertTrue(verifier.verify(signature), "message " + i);
            BigInteger s = ((ASN1Integer) ASN1Sequence.getInstance(signature).getObjectAt(1)).getValue();
            assertTrue(s.compareTo(HALF) <= 0, "message " + i);
        }
        BigInteger s = ((ASN1Integer) ASN1Sequence.getInstance(issued.certificate().getSignature()).getObjectAt(1)).getValue();
        assertTrue(s.compareTo(HALF) <= 0);
    }

    @Test
    void a_revocation_list_names_what_it_revokes() throws Exception {
        OrganisationAuthority bank = authority().organisation("BankA");
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        X509Certificate good = bank.issue(IdentityRequest.client("good"), now).certificate();
        X509Certificate bad = bank.issue(IdentityRequest.client("bad"), now).certificate();
        X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(new ByteArrayInputStream(bank.revocationList(List.of(bad), now)));
        list.verify(bank.rootCertificate().getPublicKey());
        assertTrue(list.isRevoked(bad));
        assertFalse(list.isRevoked(good));
    }

    @Test
    void names_that_could_leave_the_folder_or_the_attribute_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> IdentityRequest.client("../anna"));
        assertThrows(IllegalArgumentException.class, () -> IdentityRequest.client("anna", "operator\",\"x"));
        assertThrows(IllegalArgumentException.class, () -> authority().organisation("Bank/../A"));
    }

    @Test
    void an_identity_never_prints_its_key() throws IOException {
        assertEquals("BankA/anna", authority().identity("BankA", IdentityRequest.client("anna")).toString());
    }

    private ConsortiumCertificateAuthority authority() {
        return new ConsortiumCertificateAuthority(folder, Clock.systemUTC(), new SecureRandom());
    }
}
