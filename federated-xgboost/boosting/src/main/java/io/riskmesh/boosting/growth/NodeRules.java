package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.split.SplitRule;
import java.util.List;

/// The candidate splits of one node, best first, at most three, of distinct features.
public record NodeRules(int node, List<SplitRule> rules) {
    public static final int MOST_CANDIDATES = 3;

    public NodeRules {
        rules = List.copyOf(rules);
        if (node < 0 || rules.isEmpty() || rules.size() > MOST_CANDIDATES) {
            throw new IllegalArgumentException("Expected node >= 0 and 1..3 candidates, got " + node + ", " + rules.size());
        }
    }
}
