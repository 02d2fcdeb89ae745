package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.RefusedBody;

/// A scorer's refusal in the clear, on its way to the flow that asked.
public final class ScorerRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    ScorerRefused(RefusedBody refused) {
        super(refused.code() + " " + refused.detail(), null, false, false);
        this.code = refused.code();
    }

    public String code() {
        return code;
    }
}
