package io.riskmesh.boosting.evaluation;

/// Weighted rows in groups, group 0 with the highest scores: rows of equal score ([ScoredRows]), or of scores in one bin
/// ([BinnedScores]).
///
/// All weights together stay below 2^32, so that twice positives times negatives fits in a long.
public sealed interface ScoreGroups permits ScoredRows, BinnedScores {

    /// The largest sum of all weights.
    long MAX_TOTAL_WEIGHT = (1L << 32) - 1;

    int groups();

    /// The weight of the positive rows of a group.
    long positives(int group);

    /// The weight of the negative rows of a group.
    long negatives(int group);

    long totalPositives();

    long totalNegatives();

    default long totalWeight() {
        return totalPositives() + totalNegatives();
    }

    default boolean hasBothClasses() {
        return totalPositives() > 0 && totalNegatives() > 0;
    }
}
