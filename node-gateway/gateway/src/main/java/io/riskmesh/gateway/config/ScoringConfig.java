package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `scoring`: the score path.
///
/// @param maxInFlight scores at one time; beyond it 503
/// @param deadline of a score that asks for none
/// @param purpose under which messages are scored that name none
/// @param scorers instances that this gateway holds sessions with
public record ScoringConfig(int maxInFlight, Duration deadline, String purpose, List<Scorer> scorers) {
    /// Checks the ranges.
    public ScoringConfig {
        Range.check("maxInFlight", maxInFlight, 1, 4_096);
        Range.check("deadline", deadline, "10ms", "2s");
        scorers = List.copyOf(scorers);
        Set<String> names = new HashSet<>();
        for (Scorer scorer : scorers) {
            if (!names.add(scorer.instance())) {
                throw new IllegalArgumentException("scorers: " + scorer.instance() + " stands twice");
            }
        }
    }

    /// A scorer that runs beside this gateway; others are reached through their host's gateway.
    ///
    /// @param instance its name on the ledger
    public record Scorer(String instance, HostPort address) {
        static Scorer read(Block block) throws Stopped {
            return new Scorer(block.required("instance"), block.address("address", null));
        }
    }

    static ScoringConfig read(Block block) throws Stopped {
        return new ScoringConfig(block.integer("maxInFlight", 512), block.duration("deadline", "150ms"),
                block.text("purpose", "fraud-detection"), block.blocks("scorers", Scorer::read));
    }
}
