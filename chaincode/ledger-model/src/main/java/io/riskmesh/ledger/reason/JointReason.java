package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of training on the features of both sides (design `joint-training.md` section 10).
public enum JointReason implements ReasonCode {
    ALIGN_DUPLICATE,
    TRANSFER_CHECK_FAILED,
    SEED_REUSED,
    PASS_REPLAYED,
    LAYOUT_MISMATCH,
    NODE_NOT_LISTED;

    private final String code = name().toLowerCase(Locale.ROOT);

    @Override
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
