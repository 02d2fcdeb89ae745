package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// `federation`: this bank's part in training.
///
/// @param rows file or folder of the bank's own rows; absent: it trains nothing
/// @param roundTimeout who has not answered by then is late
/// @param resumeFor a run that stopped is taken up again by itself for so long since its last tree; afterwards a person may
/// @param repeatableSamples whether row samples follow from the seed that all banks know instead of a secret, so that a run can be
///     compared with the lab's; never in production
/// @param workThreads for histograms and masks; 0: one less than the machine has
public record FederationConfig(Optional<Path> rows, Duration roundTimeout, Duration resumeFor, boolean repeatableSamples, int workThreads) {
    /// Checks the ranges.
    public FederationConfig {
        Range.check("roundTimeout", roundTimeout, "1s", "1h");
        Range.check("resumeFor", resumeFor, "1s", "1d");
        Range.check("workThreads", workThreads, 0, 256);
    }

    static FederationConfig read(Block block) throws Stopped {
        return new FederationConfig(block.optionalFile("rows"), block.duration("roundTimeout", "60s"), block.duration("resumeFor", "15m"),
                block.flag("repeatableSamples", false), block.integer("workThreads", 0));
    }
}
