package io.riskmesh.verifier.identity;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The path from a certificate to a root that the configuration names, judged as Fabric judges it: at the moment one
/// second after the certificate begins to be valid, so that old blocks do not rot with their certificates.
final class CertificatePath {

    private static final int LONGEST = 8;
    private static final int KEY_CERT_SIGN = 5;
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final List<String> ACCEPTED_PURPOSES = List.of("2.5.29.37.0", "1.3.6.1.5.5.7.3.1");

    private final List<X509Certificate> roots;
    private final List<X509Certificate> intermediates;
    /// Authorities that have issued another authority of the configuration.
    private final List<X509Certificate> inner;

    CertificatePath(List<X509Certificate> roots, List<X509Certificate> intermediates) {
        this.roots = List.copyOf(roots);
        this.intermediates = List.copyOf(intermediates);
        this.inner = Stream.concat(roots.stream(), intermediates.stream())
                .filter(ca -> intermediates.stream().anyMatch(below -> names(ca, below) && signed(ca, below))).toList();
    }

    /// The certificate, its issuers and the root, in this order.
    List<X509Certificate> of(X509Certificate leaf) throws InvalidIdentity {
        List<X509Certificate> path = find(leaf);
        // Fabric: who issues authorities does not issue members.
        if (inner.contains(path.get(1))) {
            throw new InvalidIdentity("The certificate was issued by an authority above the one that issues members");
        }
        return path;
    }

    private List<X509Certificate> find(X509Certificate leaf) throws InvalidIdentity {
        Instant moment = leaf.getNotBefore().toInstant().plusSeconds(1);
        if (!acceptsPurpose(leaf) || leaf.hasUnsupportedCriticalExtension()) {
            throw new InvalidIdentity("The certificate is for another purpose or has a critical extension nobody knows");
        }
        if (!isValidAt(leaf, moment)) {
            throw new InvalidIdentity("The certificate is valid for less than a second");
        }
        List<X509Certificate> path = new ArrayList<>(List.of(leaf));
        while (path.size() <= LONGEST) {
            X509Certificate last = path.getLast();
            Optional<X509Certificate> root = issuer(roots, last, moment, path.size() - 1);
            if (root.isPresent()) {
                path.add(root.get());
                return List.copyOf(path);
            }
            path.add(issuer(intermediates, last, moment, path.size() - 1)
                    .orElseThrow(() -> new InvalidIdentity("No path to a root of the organisation")));
        }
        throw new InvalidIdentity("The certificate path is longer than " + LONGEST);
    }

    private static Optional<X509Certificate> issuer(
            List<X509Certificate> candidates, X509Certificate issued, Instant moment, int between) {
        return candidates.stream()
                .filter(ca -> names(ca, issued) && mayIssue(ca, between) && isValidAt(ca, moment) && signed(ca, issued))
                .findFirst();
    }

    private static boolean names(X509Certificate ca, X509Certificate issued) {
        return Arrays.equals(
                ca.getSubjectX500Principal().getEncoded(), issued.getIssuerX500Principal().getEncoded());
    }

    private static boolean mayIssue(X509Certificate ca, int between) {
        boolean[] usage = ca.getKeyUsage();
        return ca.getBasicConstraints() >= between
                && (usage == null || usage[KEY_CERT_SIGN])
                && ca.getExtensionValue(NAME_CONSTRAINTS) == null
                && !ca.hasUnsupportedCriticalExtension();
    }

    private static boolean signed(X509Certificate ca, X509Certificate issued) {
        try {
            issued.verify(ca.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    static boolean isValidAt(X509Certificate certificate, Instant moment) {
        return !moment.isBefore(certificate.getNotBefore().toInstant())
                && !moment.isAfter(certificate.getNotAfter().toInstant());
    }

    private static boolean acceptsPurpose(X509Certificate leaf) throws InvalidIdentity {
        try {
            List<String> purposes = leaf.getExtendedKeyUsage();
            return purposes == null || purposes.stream().anyMatch(ACCEPTED_PURPOSES::contains);
        } catch (java.security.cert.CertificateParsingException _) {
            throw new InvalidIdentity("The extended key usage does not decode");
        }
    }
}
