package io.riskmesh.gateway.ledger.client;

/// The ledger cannot be reached, or answered in a way that no rule of the contract explains. Nothing is known about what was
/// asked beyond what the message says; asking again is harmless.
public final class LedgerUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message one sentence for the user
    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
