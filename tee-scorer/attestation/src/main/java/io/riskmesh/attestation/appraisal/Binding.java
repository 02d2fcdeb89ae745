package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.rejection.Rejected;

/// The last step: whether the 64 bytes that the measured code chose are those of what came with the quote.
public interface Binding {

    /// Rejects report data that say something else.
    void check(byte[] reportData) throws Rejected;
}
