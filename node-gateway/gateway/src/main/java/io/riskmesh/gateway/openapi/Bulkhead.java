package io.riskmesh.gateway.openapi;

import java.util.Locale;

/// Which permits an operation takes while it runs, so that one kind of work cannot starve another.
public enum Bulkhead {
    /// Scores, on the event loop.
    SCORE,
    /// Submissions to the ledger, which wait for blocks.
    LEDGER_SUBMIT,
    /// Everything else that may block.
    ADMIN,
    /// Event streams, which stay open.
    EVENTS;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The name in metrics and problems.
    public String id() {
        return id;
    }
}
