package io.riskmesh.ledger.canonical;

/// Bytes that are not the canonical encoding of what they claim to be. Reason code `malformed_fact`.
public final class MalformedFact extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedFact(String message) {
        super(message);
    }
}
