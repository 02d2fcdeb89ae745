package io.riskmesh.gateway.report;

import java.util.List;

/// What the leakage rules did in a run.
///
/// @param enforced whether the rules that change a model were on
/// @param rules one per rule
/// @param openedSums masked sums that were opened
/// @param smallestCohort fewest banks of an opened sum, 0 if none was opened
public record PrivacySummary(boolean enforced, List<RuleCount> rules, long openedSums, int smallestCohort) {
    /// How often one rule was asked and said no.
    ///
    /// @param rule R1..R16
    /// @param meaning in a few words
    public record RuleCount(String rule, String meaning, long checked, long refused) {}

    /// Copies the list.
    public PrivacySummary {
        rules = List.copyOf(rules);
    }
}
