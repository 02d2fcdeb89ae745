package io.riskmesh.attestation.platform;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A name with a key that makes certificates and revocation lists, by another library than the one under test.
public final class TestAuthority {

    private final X500Name name;
    private final KeyPair keys;

    public TestAuthority(String commonName) {
        this.name = new X500Name("CN=" + commonName + ",O=Test,C=XX");
        this.keys = newKeys();
    }

    /// A certificate that the subject's name and key get from this authority.
    byte[] certify(TestAuthority subject, int serial, boolean authority, String from, String until, Optional<ASN1Encodable> sgx) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(name, BigInteger.valueOf(serial), date(from), date(until),
                    subject.name, SubjectPublicKeyInfo.getInstance(subject.spki()));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (sgx.isPresent()) {
                builder.addExtension(new ASN1ObjectIdentifier("1.2.840.113741.1.13.1"), false, sgx.get());
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] revocationList(List<Integer> serials, String from, String until) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(name, date(from));
            builder.setNextUpdate(date(until));
            serials.forEach(serial -> builder.addCRLEntry(BigInteger.valueOf(serial), date(from), 0));
            builder.addExtension(Extension.cRLNumber, false, new org.bouncycastle.asn1.ASN1Integer(1));
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] spki() {
        return keys.getPublic().getEncoded();
    }

    /// x || y
    byte[] point() {
        byte[] spki = spki();
        return java.util.Arrays.copyOfRange(spki, spki.length - 64, spki.length);
    }

    /// r || s
    byte[] sign(byte[] bytes) {
        return sign(keys.getPrivate(), bytes);
    }

    public static byte[] sign(PrivateKey key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date date(String instant) {
        return Date.from(Instant.parse(instant));
    }
}
