package io.riskmesh.attestation.pki;

import static io.riskmesh.ledger.reason.AttestationReason.CERTIFICATE_EXPIRED;
import static io.riskmesh.ledger.reason.AttestationReason.CHAIN_INVALID;
import static io.riskmesh.ledger.reason.AttestationReason.ROOT_NOT_PINNED;

import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Certificates from a leaf up to the pinned root, checked: every link signed, every name, constraint and usage as the maker of the
/// platform has them, all valid at one instant. There is no object of a chain that failed. Immutable.
public final class CertificateChain {

    private static final List<String> PCK = List.of("Intel SGX PCK Certificate");
    private static final List<String> PCK_AUTHORITY = List.of("Intel SGX PCK Processor CA", "Intel SGX PCK Platform CA");
    private static final List<String> SIGNER = List.of("Intel SGX TCB Signing");
    private static final List<String> ROOT = List.of("Intel SGX Root CA");

    private final List<Certificate> certificates;

    private CertificateChain(List<Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /// The chain of a quote: leaf, Processor or Platform CA, root.
    ///
    /// @param now ms since the epoch
    public static CertificateChain ofPck(List<byte[]> encoded, PinnedRoot root, SignatureCheck signatures, long now) throws Rejected {
        return new CertificateChain(parse(encoded, 3)).checked(List.of(PCK, PCK_AUTHORITY, ROOT), root, signatures, now, false);
    }

    /// The chain of the issuer of PCK certificates: Processor or Platform CA, root.
    public static CertificateChain ofPckAuthority(List<byte[]> encoded, PinnedRoot root, SignatureCheck signatures, long now)
            throws Rejected {
        return new CertificateChain(parse(encoded, 2)).checked(List.of(PCK_AUTHORITY, ROOT), root, signatures, now, false);
    }

    /// The chain of the signer of collateral: TCB signing certificate, root.
    ///
    /// @param known a chain that was checked at the same instant; a root that is equal to its root is not checked again
    public static CertificateChain ofSigner(List<byte[]> encoded, Optional<CertificateChain> known, PinnedRoot root,
            SignatureCheck signatures, long now) throws Rejected {
        CertificateChain chain = new CertificateChain(parse(encoded, 2));
        boolean rootIsKnown = known.isPresent() && known.get().root().isSameAs(chain.root());
        return chain.checked(List.of(SIGNER, ROOT), root, signatures, now, rootIsKnown);
    }

    /// Key of the leaf.
    public P256Key key() {
        return leaf().key();
    }

    Certificate leaf() {
        return certificates.getFirst();
    }

    Certificate root() {
        return certificates.getLast();
    }

    List<Certificate> certificates() {
        return certificates;
    }

    private static List<Certificate> parse(List<byte[]> encoded, int count) throws Rejected {
        Rejected.unless(encoded.size() == count, CHAIN_INVALID, "the chain has " + encoded.size() + " certificates, not " + count);
        List<Certificate> certificates = new ArrayList<>(count);
        for (byte[] each : encoded) {
            try {
                certificates.add(Certificate.parse(each));
            } catch (MalformedDer e) {
                throw new Rejected(CHAIN_INVALID, "certificate " + certificates.size() + ": " + e.getMessage());
            }
        }
        return certificates;
    }

    private CertificateChain checked(List<List<String>> names, PinnedRoot pinned, SignatureCheck signatures, long now,
            boolean rootIsKnown) throws Rejected {
        Rejected.unless(pinned.isKeyOf(root()), ROOT_NOT_PINNED, "the chain ends in another key than the pinned one");
        for (int i = 0; i < certificates.size(); i++) {
            Certificate certificate = certificates.get(i);
            Rejected.unless(names.get(i).contains(certificate.commonName()), CHAIN_INVALID,
                    "a certificate of \"" + certificate.commonName() + "\" at place " + i);
            CertificateUse.check(certificate, i);
        }
        for (int i = certificates.size() - (rootIsKnown ? 2 : 1); i >= 0; i--) {
            link(certificates.get(i), certificates.get(Math.min(i + 1, certificates.size() - 1)), signatures);
        }
        for (Certificate certificate : certificates) {
            Rejected.unless(certificate.isValidAt(now), CERTIFICATE_EXPIRED,
                    "\"" + certificate.commonName() + "\" is not valid at that time");
        }
        return this;
    }

    private static void link(Certificate child, Certificate parent, SignatureCheck signatures) throws Rejected {
        Rejected.unless(Arrays.equals(child.issuer(), parent.subject()), CHAIN_INVALID,
                "\"" + child.commonName() + "\" names another issuer");
        Rejected.unless(signatures.isGood(parent.key(), child.form().signature(), child.form().body()), CHAIN_INVALID,
                "\"" + child.commonName() + "\" is not signed by its issuer");
    }
}
