package io.riskmesh.gateway.run.fact;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.ledger.reason.ReasonCode;

/// A run cannot go on here. Never thrown for a bug, nor for a ledger or a disk that may be back in a moment.
public final class RunStopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final boolean resumable;

    private RunStopped(Refusal refusal, boolean resumable) {
        super(refusal.toString());
        this.refusal = refusal;
        this.resumable = resumable;
    }

    /// A rule says no, for good.
    public static RunStopped refused(Refusal refusal) {
        return new RunStopped(refusal, false);
    }

    /// A rule says no, for good.
    public static RunStopped refused(ReasonCode code, String detail) {
        return refused(new Refusal(code, detail));
    }

    /// It stops where it is and may be taken up again.
    public static RunStopped resumable(ReasonCode code, String detail) {
        return new RunStopped(new Refusal(code, detail), true);
    }

    public Refusal refusal() {
        return refusal;
    }

    public boolean isResumable() {
        return resumable;
    }
}
