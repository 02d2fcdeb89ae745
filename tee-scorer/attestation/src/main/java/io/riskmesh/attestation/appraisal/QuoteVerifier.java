package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.Revocation;
import io.riskmesh.attestation.pki.SignatureCheck;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.rejection.Rejected;

/// Verifies quotes in ten steps. Pure: no clock, network, cache or choice of provider enters, so that all who call it with the same
/// bytes and instant find the same. Thread-safe.
///
/// An adversary without the maker's keys cannot make a quote that passes; one with hands on a listed machine may (`SECURITY.md`).
public final class QuoteVerifier {

    private final PinnedRoot root;
    private final SignatureCheck signatures;

    /// The one for production is of [PinnedRoot#INTEL_SGX].
    public QuoteVerifier(PinnedRoot root, SignatureCheck signatures) {
        this.root = root;
        this.signatures = signatures;
    }

    /// @param quote bytes of the quote, nothing after them
    /// @param now ms since the epoch
    public AttestationResult verify(byte[] quote, CollateralSet collateral, Criteria criteria, Binding binding, long now) {
        return verify(() -> Quote.parse(quote), collateral, criteria, binding, now);
    }

    /// The same for a quote that was read before, out of a padded buffer.
    public AttestationResult verify(Quote quote, CollateralSet collateral, Criteria criteria, Binding binding, long now) {
        return verify(() -> quote, collateral, criteria, binding, now);
    }

    private AttestationResult verify(Parsing parsing, CollateralSet collateral, Criteria criteria, Binding binding, long now) {
        return verify(parsing, collateral, collateral.revocation(), criteria, binding, now);
    }

    /// How the bytes become a quote.
    interface Parsing {
        Quote quote() throws Rejected;
    }

    /// The only way past the required lists; no product code can reach it.
    AttestationResult verify(Parsing parsing, CollateralSet collateral, Revocation revocation, Criteria criteria, Binding binding,
            long now) {
        return new Verification(root, signatures, now, criteria.policy().tcbEvaluationFloor())
                .run(parsing, collateral, revocation, criteria, binding);
    }
}
