package io.riskmesh.gateway.demo.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that certifies keys of one machine for a year. Its own key is P-256 and lives in memory alone: nobody can use it
/// later.
public final class DevelopmentAuthority {
    private static final int DAYS = 365;
    private static final int SERIAL_BITS = 126;
    private static final KeyPurposeId[] BOTH_ENDS = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};

    private final Instant now;
    private final SecureRandom random;
    private final CertifiedKey root;

    private DevelopmentAuthority(Instant now, SecureRandom random, CertifiedKey root) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.random = random;
        this.root = root;
    }

    /// Makes an authority; its certificates are valid from five minutes before `now`.
    public static DevelopmentAuthority create(String name, Instant now, SecureRandom random) {
        KeyPair keys = ellipticKeys(random);
        X500Name subject = subject(name, "development authority");
        DevelopmentAuthority unsigned = new DevelopmentAuthority(now, random, null);
        try {
            X509v3CertificateBuilder builder = unsigned.builder(subject, subject, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return new DevelopmentAuthority(now, random, new CertifiedKey(signed(builder, keys), keys.getPrivate()));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("A certificate made here has an encoding", e);
        }
    }

    /// Certificate of the authority.
    public X509Certificate certificate() {
        return root.certificate();
    }

    /// A P-256 key for TLS on both ends.
    ///
    /// @param hosts names and addresses that a server answers under; empty for a client
    public CertifiedKey tls(String organisation, String name, List<String> hosts) {
        KeyPair keys = ellipticKeys(random);
        try {
            X509v3CertificateBuilder builder = leaf(organisation, name, keys);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(BOTH_ENDS));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            return certified(builder, keys);
        } catch (IOException e) {
            throw new IllegalStateException("Extensions made here have an encoding", e);
        }
    }

    /// A P-256 key that signs messages or checkpoints.
    public CertifiedKey signing(String organisation, String name) {
        return signing(organisation, name, ellipticKeys(random));
    }

    /// An ML-DSA-65 key that signs messages of masked sums.
    public CertifiedKey postQuantumSigning(String organisation, String name) {
        try {
            return signing(organisation, name, KeyPairGenerator.getInstance("ML-DSA-65").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 25 has ML-DSA-65", e);
        }
    }

    private CertifiedKey signing(String organisation, String name, KeyPair keys) {
        try {
            return certified(leaf(organisation, name, keys), keys);
        } catch (IOException e) {
            throw new IllegalStateException("Extensions made here have an encoding", e);
        }
    }

    private X509v3CertificateBuilder leaf(String organisation, String name, KeyPair keys) throws IOException {
        X500Name issuer = X500Name.getInstance(root.certificate().getSubjectX500Principal().getEncoded());
        X509v3CertificateBuilder builder = builder(issuer, subject(organisation, name), keys);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return builder;
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys) {
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
        Instant from = now.minus(5, ChronoUnit.MINUTES);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(from.plus(DAYS, ChronoUnit.DAYS)), subject,
                keys.getPublic());
    }

    private CertifiedKey certified(X509v3CertificateBuilder builder, KeyPair keys) {
        try {
            return new CertifiedKey(signed(builder, new KeyPair(root.certificate().getPublicKey(), root.key())), keys.getPrivate());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("A certificate made here can be read", e);
        }
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    }

    private static X500Name subject(String organisation, String name) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, organisation).addRDN(BCStyle.CN, name).build();
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static KeyPair ellipticKeys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }
}
