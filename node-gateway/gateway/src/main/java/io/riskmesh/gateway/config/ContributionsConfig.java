package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.List;

/// `contributions`: measuring what banks' rows were worth to a model.
///
/// @param evaluators that run beside this gateway; others are reached through their host's gateway
public record ContributionsConfig(List<ScoringConfig.Scorer> evaluators) {
    /// At most one.
    public ContributionsConfig {
        evaluators = List.copyOf(evaluators);
        if (evaluators.size() > 1) {
            throw new IllegalArgumentException("evaluators: expected at most one");
        }
    }

    static ContributionsConfig read(Block block) throws Stopped {
        return new ContributionsConfig(block.blocks("evaluators", ScoringConfig.Scorer::read));
    }
}
