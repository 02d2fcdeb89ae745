package io.riskmesh.attestation.der;

/// Bytes that are not the one DER encoding of what was expected. Carries no stack trace: hostile bytes are everyday.
public final class MalformedDer extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedDer(String message) {
        super(message, null, false, false);
    }
}
