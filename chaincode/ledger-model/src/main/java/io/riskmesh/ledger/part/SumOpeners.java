package io.riskmesh.ledger.part;

/// Who learns the opened sums of a run (design `privacy-rules.md` section 1).
public enum SumOpeners {
    /// One member's gateway opens; participants receive splits. The default.
    COORDINATOR,
    /// Sums leave an attested enclave only as splits.
    ENCLAVE,
    /// Every bank opens and recomputes the splits: most verifiable, leaks most.
    ALL_BANKS
}
