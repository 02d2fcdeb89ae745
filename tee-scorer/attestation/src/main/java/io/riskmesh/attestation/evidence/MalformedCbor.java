package io.riskmesh.attestation.evidence;

/// Bytes that are not the deterministic CBOR of what was expected. Carries no stack trace: hostile bytes are everyday.
final class MalformedCbor extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedCbor(String message) {
        super(message, null, false, false);
    }
}
