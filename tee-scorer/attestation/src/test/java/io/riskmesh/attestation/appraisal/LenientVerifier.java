package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.pki.CertificateChain;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.Revocation;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.Quote;

/// Verifies real quotes whose revocation lists were not kept with them. Of tests only.
final class LenientVerifier {

    private LenientVerifier() {}

    static AttestationResult verify(byte[] quote, CollateralSet collateral, Criteria criteria, long now) {
        return verify(quote, collateral, criteria, now, SignatureCheck.direct());
    }

    static AttestationResult verify(byte[] quote, CollateralSet collateral, Criteria criteria, long now, SignatureCheck signatures) {
        return new QuoteVerifier(PinnedRoot.INTEL_SGX, signatures)
                .verify(() -> Quote.parse(quote), collateral, new NoLists(), criteria, _ -> { }, now);
    }

    private record NoLists() implements Revocation {
        @Override
        public Known check(CertificateChain chain, SignatureCheck signatures, long now) {
            return new Known() {
                @Override
                public long until() {
                    return Long.MAX_VALUE >>> 11;
                }

                @Override
                public void mustNotList(CertificateChain signer) {}
            };
        }
    }
}
