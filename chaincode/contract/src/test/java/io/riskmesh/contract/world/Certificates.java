package io.riskmesh.contract.world;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes certificates as an organisation's authority would.
public final class Certificates {

    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");

    private static final KeyPair AUTHORITY = keyPair("EC", "secp256r1");

    private Certificates() {}

    static KeyPair keyPair(String algorithm, String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (!curve.isEmpty()) {
                generator.initialize(new ECGenParameterSpec(curve));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] p256() {
        return der(keyPair("EC", "secp256r1").getPublic(), FROM, TO, null);
    }

    public static byte[] p384() {
        return der(keyPair("EC", "secp384r1").getPublic(), FROM, TO, null);
    }

    public static byte[] mlDsa65() {
        return der(keyPair("ML-DSA-65", "").getPublic(), FROM, TO, null);
    }

    public static byte[] expired() {
        return der(keyPair("EC", "secp256r1").getPublic(), FROM, FROM.plusSeconds(60), null);
    }

    /// An identity's certificate in PEM; `attribute` is the JSON of Fabric's attribute extension, or `null` for none.
    public static byte[] pem(String attribute) {
        byte[] der = der(keyPair("EC", "secp256r1").getPublic(), FROM, TO, attribute);
        return ("-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n").getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("JavaUtilDate")
    private static byte[] der(PublicKey key, Instant from, Instant to, String attribute) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(new X500Name("CN=authority"), BigInteger.ONE,
                    Date.from(from), Date.from(to), new X500Name("CN=somebody"),
                    SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            if (attribute != null) {
                builder.addExtension(new ASN1ObjectIdentifier("1.2.3.4.5.6.7.8.1"), false,
                        attribute.getBytes(StandardCharsets.UTF_8));
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(AUTHORITY.getPrivate())).getEncoded();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
