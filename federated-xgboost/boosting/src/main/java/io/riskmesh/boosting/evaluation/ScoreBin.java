package io.riskmesh.boosting.evaluation;

/// Neighbouring bins of [ScoreBins] taken as one, both ends included, and their weights.
public record ScoreBin(int lowestBin, int highestBin, long positives, long negatives) {

    public ScoreBin {
        if (lowestBin < 0 || lowestBin > highestBin || highestBin >= ScoreBins.BINS || positives < 0 || negatives < 0) {
            throw new IllegalArgumentException("Expected bins in 0.." + (ScoreBins.BINS - 1) + " and weights >= 0, got "
                    + lowestBin + ".." + highestBin + ", " + positives + " and " + negatives);
        }
    }

    public long rows() {
        return positives + negatives;
    }

    /// Together with the next lower one.
    ScoreBin with(ScoreBin lower) {
        return new ScoreBin(lower.lowestBin, highestBin, positives + lower.positives, negatives + lower.negatives);
    }
}
