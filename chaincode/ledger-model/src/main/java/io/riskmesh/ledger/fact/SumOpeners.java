package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.canonical.MalformedFact;

/// Who learns the opened sums of a run (design `privacy-rules.md` section 1).
public enum SumOpeners {
    /// One member's gateway opens; participants receive splits. The default.
    COORDINATOR,
    /// Sums leave an attested enclave only as splits.
    ENCLAVE,
    /// Every bank opens and recomputes the splits: most verifiable, leaks most.
    ALL_BANKS;

    static SumOpeners parse(String id) throws MalformedFact {
        for (SumOpeners openers : values()) {
            if (openers.name().equals(id)) {
                return openers;
            }
        }
        throw new MalformedFact("sumOpeners is COORDINATOR, ENCLAVE or ALL_BANKS");
    }
}
