package io.riskmesh.boosting.prediction;

/// A row as integers that compare like its floats. Feature f has two keys, 2f for splits that send missing values right
/// and 2f + 1 for those that send them left; they differ only where the value is missing. One more key stands for
/// "below every threshold", which leaves ask for.
final class RowKeys {

    /// Above and below the key of every number, also of the infinities.
    static final int ABOVE_ALL = Integer.MAX_VALUE;

    static final int BELOW_ALL = Integer.MIN_VALUE;

    private RowKeys() {}

    static int perRow(int features) {
        return 2 * features + 1;
    }

    static int slot(int feature, boolean missingLeft) {
        return 2 * feature + (missingLeft ? 1 : 0);
    }

    static int leafSlot(int features) {
        return 2 * features;
    }

    static void write(float[] values, int firstValue, int features, int[] keys, int firstKey) {
        for (int f = 0; f < features; f++) {
            float x = values[firstValue + f];
            boolean missing = Float.isNaN(x);
            int key = of(x);
            keys[firstKey + 2 * f] = missing ? ABOVE_ALL : key;
            keys[firstKey + 2 * f + 1] = missing ? BELOW_ALL : key;
        }
        keys[firstKey + 2 * features] = BELOW_ALL;
    }

    /// For numbers, `x < y` iff `of(x) < of(y)`; -0.0 equals 0.0.
    static int of(float x) {
        int bits = Float.floatToRawIntBits(x + 0f);
        return bits ^ (bits >> 31 & Integer.MAX_VALUE); // a negative float grows as its magnitude bits shrink
    }
}
