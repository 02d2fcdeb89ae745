package io.riskmesh.gateway.tee;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.Optional;

/// A file with a quote, or with evidence: a quote and the claims that it binds, told by their first bytes.
///
/// @param quote not changed by anyone
public record QuoteFile(byte[] quote, Optional<Evidence> evidence) {

    /// CBOR tag 60000.
    private static final byte[] EVIDENCE = {(byte) 0xd9, (byte) 0xea, 0x60};

    /// Reads the file; evidence that is none is refused here, a quote that is none by the verifier.
    public static QuoteFile read(Path file) throws Stopped {
        byte[] bytes = CollateralFolder.file(file);
        boolean isEvidence = bytes.length > EVIDENCE.length && bytes[0] == EVIDENCE[0] && bytes[1] == EVIDENCE[1]
                && bytes[2] == EVIDENCE[2];
        if (!isEvidence) {
            return new QuoteFile(bytes, Optional.empty());
        }
        try {
            Evidence evidence = Evidence.decode(bytes);
            return new QuoteFile(evidence.quote(), Optional.of(evidence));
        } catch (Rejected e) {
            throw Stopped.refused(file + ": " + e.rejection());
        }
    }
}
