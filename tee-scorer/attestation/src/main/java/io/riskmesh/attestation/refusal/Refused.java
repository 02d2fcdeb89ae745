package io.riskmesh.attestation.refusal;

import io.riskmesh.ledger.reason.ReasonCode;

/// Carries a refusal from a check to the edge that turns it into an answer. Without a stack trace: a refusal is an answer, not an
/// accident.
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public Refused(ReasonCode code, String detail) {
        this(new Refusal(code, detail));
    }

    public Refusal refusal() {
        return refusal;
    }

    /// Refuses unless the condition holds.
    public static void unless(boolean holds, ReasonCode code, String detail) throws Refused {
        if (!holds) {
            throw new Refused(code, detail);
        }
    }
}
