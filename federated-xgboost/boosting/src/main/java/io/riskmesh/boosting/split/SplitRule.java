package io.riskmesh.boosting.split;

import java.util.List;

/// What everybody may know of a split: where rows go. No gain, no sum (rule R7).
public sealed interface SplitRule {

    int feature();

    /// Whether rows without a value go left.
    boolean missingLeft();

    /// Numeric: bins `0..lastLeftBin` go left, the others right; -1 sends every value right.
    record Threshold(int feature, int lastLeftBin, boolean missingLeft) implements SplitRule {
        public Threshold {
            if (feature < 0 || lastLeftBin < -1) {
                throw new IllegalArgumentException("Expected feature >= 0 and bin >= -1, got " + feature + ", " + lastLeftBin);
            }
        }
    }

    /// Categorical: the listed codes, ascending, go right; every other code goes left.
    record Categories(int feature, List<Integer> right, boolean missingLeft) implements SplitRule {
        public Categories {
            right = List.copyOf(right);
            if (feature < 0 || right.isEmpty() || right.getFirst() < 0) {
                throw new IllegalArgumentException("Expected feature >= 0 and codes >= 0, got " + feature + ", " + right);
            }
            for (int i = 1; i < right.size(); i++) {
                if (right.get(i - 1) >= right.get(i)) {
                    throw new IllegalArgumentException("Expected ascending codes, got " + right);
                }
            }
        }
    }
}
