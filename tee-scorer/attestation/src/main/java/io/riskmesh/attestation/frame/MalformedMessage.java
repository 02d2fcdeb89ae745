package io.riskmesh.attestation.frame;

/// The bytes are no message of this protocol and version. The only thing a decoder of this room throws.
public final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedMessage(String message) {
        super(message, null, false, false);
    }
}
