package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.reason.ReasonCode;

/// The first rule that a fact breaks.
public final class BrokenRule extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ReasonCode code;

    BrokenRule(ReasonCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public ReasonCode code() {
        return code;
    }

    static void unless(boolean kept, ReasonCode code, String detail) throws BrokenRule {
        if (!kept) {
            throw new BrokenRule(code, detail);
        }
    }
}
