package io.riskmesh.gateway.openapi;

/// Where the answer to a repeated `Idempotency-Key` comes from.
public enum Replay {
    /// The operation takes no key: repeating it does no harm.
    NONE,
    /// The gateway's table.
    TABLE,
    /// The receipt log, whose records carry key and body digests.
    RECEIPT_LOG
}
