package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// `ledger`: where the ledger is, and how old our view of it may be.
///
/// @param connection folder with `connection.json`; absent: a gateway without a ledger, which answers but neither trains nor scores
/// @param identities folder with the party's own identities, below it `<name>/msp`; absent: those in the ledger's folder
/// @param maxViewAge beyond it scoring and run starts refuse
/// @param headEvery how often the height is asked for when no block comes
public record LedgerConfig(Optional<Path> connection, Optional<Path> identities, Duration maxViewAge, Duration headEvery) {
    /// Checks the ranges.
    public LedgerConfig {
        Range.check("maxViewAge", maxViewAge, "1s", "1h");
        Range.check("headEvery", headEvery, "100ms", "10m");
        if (headEvery.compareTo(maxViewAge) >= 0) {
            throw new IllegalArgumentException("headEvery: expected less than maxViewAge");
        }
    }

    static LedgerConfig read(Block block) throws Stopped {
        return new LedgerConfig(block.optionalFile("connection"), block.optionalFile("identities"),
                block.duration("maxViewAge", "30s"), block.duration("headEvery", "5s"));
    }
}
