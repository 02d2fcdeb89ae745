package io.riskmesh.attestation.evidence;

/// The platform gave no quote.
public final class EvidenceUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    EvidenceUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
