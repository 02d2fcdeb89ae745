package io.riskmesh.gateway.scoring.meter;

import java.util.Locale;

/// Stages of a score, in their order.
public enum Stage {
    PARSE,
    IDEMPOTENCY,
    AUTHORISATION,
    FEATURES,
    HALF,
    ENCLAVE,
    LOG;

    private final String label = name().toLowerCase(Locale.ROOT);

    /// As a metric's label.
    public String label() {
        return label;
    }
}
