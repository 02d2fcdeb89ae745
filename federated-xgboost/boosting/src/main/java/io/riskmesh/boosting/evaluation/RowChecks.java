package io.riskmesh.boosting.evaluation;

/// What every evaluation asks of its rows.
final class RowChecks {

    private RowChecks() {}

    static void check(float[] margins, byte[] labels, long[] weights) {
        if (labels.length != margins.length || weights.length != margins.length) {
            throw new IllegalArgumentException("Expected a label and a weight for each of " + margins.length
                    + " margins, got " + labels.length + " and " + weights.length);
        }
        long total = 0;
        for (int i = 0; i < margins.length; i++) {
            if (!Float.isFinite(margins[i]) || (labels[i] & ~1) != 0) {
                throw new IllegalArgumentException("Expected a finite margin and a label 0 or 1, got " + margins[i] + " and "
                        + labels[i] + " at row " + i);
            }
            total = addWeight(total, weights[i]);
        }
    }

    static long addWeight(long total, long weight) {
        if (weight < 0 || weight > ScoreGroups.MAX_TOTAL_WEIGHT - total) {
            throw new IllegalArgumentException("Expected weights >= 0 and together <= " + ScoreGroups.MAX_TOTAL_WEIGHT
                    + ", got " + weight + " after " + total);
        }
        return total + weight;
    }
}
