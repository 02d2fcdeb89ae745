package io.riskmesh.embedded.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/// The two authorities of one organisation: one for identities, one for TLS, as Fabric keeps them apart. P-256 throughout.
public final class OrganisationAuthority {
    private static final int YEARS_OF_ROOT = 15;
    private static final int YEARS_OF_LEAF = 5;
    private static final int SERIAL_BITS = 126;

    private final String mspId;
    private final IssuedIdentity root;
    private final IssuedIdentity tlsRoot;
    private final SecureRandom random;

    OrganisationAuthority(String mspId, IssuedIdentity root, IssuedIdentity tlsRoot, SecureRandom random) {
        this.mspId = mspId;
        this.root = root;
        this.tlsRoot = tlsRoot;
        this.random = random;
    }

    /// Makes both roots anew, valid from five minutes before `now` for 15 years.
    public static OrganisationAuthority create(String mspId, Instant now, SecureRandom random) {
        if (!mspId.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("An MSP id is [A-Za-z0-9._-]{1,64}, got " + mspId);
        }
        return new OrganisationAuthority(mspId, root(mspId, "ca", now, random), root(mspId, "tlsca", now, random), random);
    }

    public String mspId() {
        return mspId;
    }

    public X509Certificate rootCertificate() {
        return root.certificate();
    }

    public X509Certificate tlsRootCertificate() {
        return tlsRoot.certificate();
    }

    IssuedIdentity root() {
        return root;
    }

    IssuedIdentity tlsRoot() {
        return tlsRoot;
    }

    /// Issues an identity of this organisation, valid from five minutes before `now` for five years.
    public IssuedIdentity issue(IdentityRequest request, Instant now) {
        KeyPair keys = keys(random);
        X500Name subject = CertificateForm.subject(mspId, request.node().unit(), request.name());
        try {
            X509v3CertificateBuilder builder = leaf(root, subject, keys, now, KeyUsage.digitalSignature);
            builder.addExtension(new Extension(CertificateForm.ATTRIBUTES, false,
                    new DEROctetString(attributes(request.roles()))));
            return new IssuedIdentity(mspId, request.name(), signed(builder, root), keys.getPrivate());
        } catch (IOException e) {
            throw new IllegalStateException("Extensions made here have an encoding", e);
        }
    }

    /// Issues a TLS certificate for servers and clients.
    public IssuedIdentity issueTls(String name, List<String> hosts, Instant now) {
        KeyPair keys = keys(random);
        X500Name subject = CertificateForm.subject(mspId, "", name);
        try {
            X509v3CertificateBuilder builder =
                    leaf(tlsRoot, subject, keys, now, KeyUsage.digitalSignature | KeyUsage.keyAgreement);
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(
                    new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
            if (!hosts.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            return new IssuedIdentity(mspId, name, signed(builder, tlsRoot), keys.getPrivate());
        } catch (IOException e) {
            throw new IllegalStateException("Extensions made here have an encoding", e);
        }
    }

    /// The DER of a revocation list over certificates of this authority.
    public byte[] revocationList(List<X509Certificate> revoked, Instant now) {
        X509v2CRLBuilder list = new X509v2CRLBuilder(X500Name.getInstance(
                root.certificate().getSubjectX500Principal().getEncoded()), Date.from(now));
        list.setNextUpdate(Date.from(years(now, YEARS_OF_ROOT)));
        for (X509Certificate certificate : revoked) {
            list.addCRLEntry(certificate.getSerialNumber(), Date.from(now), CRLReason.unspecified);
        }
        try {
            list.addExtension(Extension.authorityKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(root.certificate()));
            return list.build(CertificateForm.signer(root.key())).getEncoded();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A revocation list made here has an encoding", e);
        }
    }

    private static IssuedIdentity root(String mspId, String name, Instant now, SecureRandom random) {
        KeyPair keys = keys(random);
        X500Name subject = CertificateForm.subject(mspId, "", name + "." + mspId);
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(subject, serial(random),
                Date.from(from(now)), Date.from(years(now, YEARS_OF_ROOT)), subject, keys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            X509Certificate certificate =
                    new JcaX509CertificateConverter().getCertificate(builder.build(CertificateForm.signer(keys.getPrivate())));
            return new IssuedIdentity(mspId, name, certificate, keys.getPrivate());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A root made here has an encoding", e);
        }
    }

    private X509v3CertificateBuilder leaf(IssuedIdentity issuer, X500Name subject, KeyPair keys, Instant now, int usage)
            throws IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer.certificate(), serial(random),
                Date.from(from(now)), Date.from(years(now, YEARS_OF_LEAF)), subject, keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(keys.getPublic()));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    identifiers.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-1 for key identifiers", e);
        }
        return builder;
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, IssuedIdentity issuer) {
        try {
            return new JcaX509CertificateConverter().getCertificate(builder.build(CertificateForm.signer(issuer.key())));
        } catch (CertificateException e) {
            throw new IllegalStateException("A certificate made here can be read", e);
        }
    }

    private static byte[] attributes(List<String> roles) {
        return ("{\"attrs\":{\"riskmesh.role\":\"" + String.join(",", roles) + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    private static GeneralNames names(List<String> hosts) {
        return new GeneralNames(hosts.stream()
                .map(host -> new GeneralName(host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }

    private static KeyPair keys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static BigInteger serial(SecureRandom random) {
        return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS);
    }

    private static Instant from(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).minus(5, ChronoUnit.MINUTES);
    }

    private static Instant years(Instant now, int years) {
        return from(now).plus(365L * years, ChronoUnit.DAYS);
    }
}
