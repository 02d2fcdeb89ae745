package io.riskmesh.federation.refusal;

import io.riskmesh.ledger.reason.ReasonCode;

/// Carries a refusal from a check up to the `step` that turns it into an effect. Never leaves a machine of this room.
public final class RefusedRound extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient RunRefusal refusal;

    public RefusedRound(RunRefusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public RefusedRound(ReasonCode reason, Object expected, Object actual) {
        this(RunRefusal.of(reason, expected, actual));
    }

    public RunRefusal refusal() {
        return refusal;
    }

    /// Refuses unless the condition holds.
    public static void unless(boolean condition, ReasonCode reason, Object expected, Object actual) throws RefusedRound {
        if (!condition) {
            throw new RefusedRound(reason, expected, actual);
        }
    }
}
