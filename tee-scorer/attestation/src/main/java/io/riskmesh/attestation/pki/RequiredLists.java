package io.riskmesh.attestation.pki;

import static io.riskmesh.ledger.reason.AttestationReason.CERTIFICATE_REVOKED;
import static io.riskmesh.ledger.reason.AttestationReason.CRL_MISSING;

import io.riskmesh.attestation.rejection.Rejected;
import java.util.List;
import java.util.Optional;

/// Revocation by two lists, both required: one of the root, one of the authority of PCK certificates. Missing, garbled, forged or
/// stale is a rejection, never a warning.
///
/// @param rootList DER; not changed by anyone
public record RequiredLists(Optional<byte[]> rootList, Optional<byte[]> pckList) implements Revocation {

    @Override
    public Known check(CertificateChain chain, SignatureCheck signatures, long now) throws Rejected {
        List<Certificate> certificates = chain.certificates();
        Certificate authority = certificates.get(certificates.size() - 2);
        RevocationList ofRoot = verified(rootList, chain.root(), signatures, now);
        RevocationList ofAuthority = verified(pckList, authority, signatures, now);
        mustNotList(ofRoot, authority);
        if (certificates.size() > 2) {
            mustNotList(ofAuthority, chain.leaf());
        }
        return new Lists(ofRoot, Math.min(ofRoot.nextUpdate(), ofAuthority.nextUpdate()));
    }

    /// The list of the root alone, for collateral that is no certificate's.
    ///
    /// @param signer a chain whose leaf the root has issued
    public static Known ofRoot(byte[] rootList, CertificateChain signer, SignatureCheck signatures, long now) throws Rejected {
        RevocationList list = RevocationList.verified(rootList, signer.root(), signatures, now);
        return new Lists(list, list.nextUpdate());
    }

    private record Lists(RevocationList ofRoot, long until) implements Known {
        @Override
        public void mustNotList(CertificateChain signer) throws Rejected {
            RequiredLists.mustNotList(ofRoot, signer.leaf());
        }
    }

    private static RevocationList verified(Optional<byte[]> list, Certificate issuer, SignatureCheck signatures, long now)
            throws Rejected {
        byte[] encoded = list.orElseThrow(
                () -> new Rejected(CRL_MISSING, "no revocation list of \"" + issuer.commonName() + "\""));
        return RevocationList.verified(encoded, issuer, signatures, now);
    }

    private static void mustNotList(RevocationList list, Certificate certificate) throws Rejected {
        Rejected.unless(!list.serials().contains(certificate.serial()), CERTIFICATE_REVOKED,
                "\"" + certificate.commonName() + "\" with serial " + certificate.serial().toString(16) + " is revoked");
    }
}
