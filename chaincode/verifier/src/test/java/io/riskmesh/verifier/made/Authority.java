package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority of one organisation, with real P-256 keys.
public final class Authority {

    public static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
    public static final Instant UNTIL = Instant.parse("2035-01-01T00:00:00Z");
    private static final String ROLE_ATTRIBUTE = "1.2.3.4.5.6.7.8.1";

    private final X509Certificate certificate;
    private final PrivateKey key;
    private long serial = 1000;

    private Authority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    public static Authority root(String name) {
        KeyPair pair = newKeys();
        X500Name subject = new X500Name("CN=" + name);
        return new Authority(sign(subject, subject, pair, pair.getPrivate(), BigInteger.ONE, UNTIL, true, null),
                pair.getPrivate());
    }

    /// An authority below this one.
    public Authority intermediate(String name) {
        KeyPair pair = newKeys();
        return new Authority(sign(subject(), new X500Name("CN=" + name), pair, key, BigInteger.valueOf(serial++), UNTIL,
                true, null), pair.getPrivate());
    }

    /// A member with an organisational unit, and a role attribute unless that is empty.
    public Member issue(String mspId, String name, String unit, String role) {
        return issue(mspId, name, unit, role, UNTIL);
    }

    public Member issue(String mspId, String name, String unit, String role, Instant until) {
        KeyPair pair = newKeys();
        String subject = "CN=" + name + (unit.isEmpty() ? "" : ",OU=" + unit);
        return new Member(mspId, sign(subject(), new X500Name(subject), pair, key, BigInteger.valueOf(serial++), until,
                false, role.isEmpty() ? null : "{\"attrs\":{\"hf.Type\":\"client\",\"riskmesh.role\":\"" + role + "\"}}"),
                pair.getPrivate());
    }

    public ByteString pem() {
        return pem(certificate);
    }

    public ByteString revocationList(X509Certificate... revoked) {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(subject(), Date.from(FROM));
            for (X509Certificate one : revoked) {
                list.addCRLEntry(one.getSerialNumber(), Date.from(FROM), 0);
            }
            X509CRL crl = new JcaX509CRLConverter().getCRL(list.build(signer(key)));
            return armored("X509 CRL", crl.getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static ByteString pem(X509Certificate certificate) {
        try {
            return armored("CERTIFICATE", certificate.getEncoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteString armored(String label, byte[] der) {
        return ByteString.copyFromUtf8("-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n");
    }

    private X500Name subject() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static X509Certificate sign(
            X500Name issuer, X500Name subject, KeyPair pair, PrivateKey issuerKey, BigInteger number, Instant until,
            boolean authority, String attributes) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer, number, Date.from(FROM), Date.from(until), subject, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (attributes != null) {
                // Fabric's authority puts JSON into the extension as it is, without a type of ASN.1 around it.
                builder.addExtension(new ASN1ObjectIdentifier(ROLE_ATTRIBUTE), false,
                        attributes.getBytes(StandardCharsets.UTF_8));
            }
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer(issuerKey)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner signer(PrivateKey key) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key);
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
