package io.riskmesh.attestation.rejection;

import io.riskmesh.ledger.reason.AttestationReason;

/// Carries a [Rejection] out of a step. It has no stack trace: a rejection is an answer, not an accident.
public final class Rejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public Rejected(AttestationReason code, String detail) {
        super(code.code(), null, false, false);
        rejection = new Rejection(code, detail);
    }

    public Rejection rejection() {
        return rejection;
    }

    /// Rejects unless the condition holds.
    public static void unless(boolean holds, AttestationReason code, String detail) throws Rejected {
        if (!holds) {
            throw new Rejected(code, detail);
        }
    }
}
