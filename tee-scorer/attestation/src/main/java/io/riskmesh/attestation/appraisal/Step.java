package io.riskmesh.attestation.appraisal;

/// The ten steps of [QuoteVerifier], in their order; the first that fails is the result.
public enum Step {
    PARSE("the quote is one of a known layout, in its one encoding"),
    PCK_CHAIN("the certificate of the platform's key leads to the pinned root"),
    REVOCATION("both revocation lists are there, good and current; nothing used is on them"),
    COLLATERAL("TCB information and the quoting enclave's identity are signed, current and of this platform"),
    SIGNATURES("the platform vouches for the quoting enclave, it for its key, that for the quote"),
    QE_IDENTITY("the quoting enclave is the maker's"),
    PLATFORM_TCB("the platform's versions reach a known level"),
    CONVERGENCE("the status of platform, quoting enclave and module together"),
    POLICY("the policy accepts status, advisories, platform and measurement"),
    BINDING("the quote speaks for what came with it");

    private final String meaning;

    Step(String meaning) {
        this.meaning = meaning;
    }

    /// What holds once the step is passed.
    public String meaning() {
        return meaning;
    }
}
