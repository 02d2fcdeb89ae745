package io.riskmesh.contract.refusal;

import io.riskmesh.ledger.reason.ReasonCode;

/// Carries a refusal out of a rule; never leaves the room. It has no stack trace: a refusal is an answer, not an accident.
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(ReasonCode code, String detail) {
        super(code.code(), null, false, false);
        refusal = new Refusal(code, detail);
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
