package io.riskmesh.contract.rule.enclave;

import io.riskmesh.attestation.appraisal.CollateralVerifier;
import io.riskmesh.attestation.appraisal.QuoteVerifier;
import io.riskmesh.attestation.pki.PinnedRoot;
import io.riskmesh.attestation.pki.SignatureCheck;

/// What judges evidence and collateral, under one root. Every signature is checked each time: endorsers remember nothing.
public record Verifiers(QuoteVerifier quotes, CollateralVerifier collateral) {

    public static Verifiers of(PinnedRoot root) {
        return new Verifiers(new QuoteVerifier(root, SignatureCheck.direct()), new CollateralVerifier(root, SignatureCheck.direct()));
    }
}
