package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// `attestation`: what we ask of an enclave beyond the ledger's reference values.
///
/// @param allowSimulated evidence that proves nothing counts; only in development
/// @param maxEvidenceAge older evidence is renewed
/// @param collateral folder with the maker's signed tables
public record AttestationConfig(boolean allowSimulated, Duration maxEvidenceAge, Optional<Path> collateral) {
    /// Checks the range.
    public AttestationConfig {
        Range.check("maxEvidenceAge", maxEvidenceAge, "1m", "30d");
    }

    static AttestationConfig read(Block block) throws Stopped {
        return new AttestationConfig(block.flag("allowSimulated", false), block.duration("maxEvidenceAge", "24h"),
                block.optionalFile("collateral"));
    }
}
