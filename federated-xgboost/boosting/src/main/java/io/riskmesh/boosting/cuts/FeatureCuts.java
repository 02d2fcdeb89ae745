package io.riskmesh.boosting.cuts;

import java.util.Arrays;

/// The bins of one feature. Immutable.
public sealed interface FeatureCuts {

    /// Bins of values; 0 if the feature is dropped.
    int bins();

    boolean hasMissing();

    /// The upper edge of a bin, excluded; the code of a categorical bin.
    float cut(int bin);

    /// The bin of a value, or `bins()` if it is missing.
    int binOf(float value);

    default int slots() {
        return bins() + (hasMissing() ? 1 : 0);
    }

    /// Numeric bins from the edges between them, as found or as agreed by the banks in advance.
    ///
    /// @param edges the values that separate neighbouring bins, ascending; none gives a single bin
    /// @throws IllegalArgumentException if an edge is not finite, is -0.0 or does not ascend
    static FeatureCuts numeric(float[] edges, boolean hasMissing) {
        return edges.length == 0 && !hasMissing ? Numeric.DROPPED : new Numeric(edges.clone(), hasMissing);
    }

    /// One bin for each code of the dictionary.
    static FeatureCuts categorical(int categories, boolean hasMissing) {
        return categories + (hasMissing ? 1 : 0) < 2 ? Categorical.DROPPED : new Categorical(categories, hasMissing);
    }

    /// A numeric or categorical feature that no row can be told apart by.
    static FeatureCuts dropped(boolean categorical) {
        return categorical ? Categorical.DROPPED : Numeric.DROPPED;
    }

    /// Bin i holds `cut(i-1) <= v < cut(i)`.
    final class Numeric implements FeatureCuts {
        private static final Numeric DROPPED = new Numeric();

        private final float[] cuts; // inner edges, then the sentinel; empty if dropped
        private final int[] ascending;
        private final boolean hasMissing;

        private Numeric() {
            cuts = new float[0];
            ascending = ascending(cuts);
            hasMissing = false;
        }

        private Numeric(float[] edges, boolean hasMissing) {
            if (edges.length + 1 + (hasMissing ? 1 : 0) > HistogramCuts.MAX_SLOTS) {
                throw new IllegalArgumentException("Expected fewer than " + HistogramCuts.MAX_SLOTS + " edges, got " + edges.length);
            }
            for (int i = 0; i < edges.length; i++) {
                if (!isEdge(edges[i]) || i > 0 && edges[i - 1] >= edges[i]) {
                    throw new IllegalArgumentException("Expected ascending finite edges, got " + edges[i] + " at " + i);
                }
            }
            cuts = Arrays.copyOf(edges, edges.length + 1);
            cuts[edges.length] = HistogramCuts.SENTINEL;
            ascending = ascending(cuts);
            this.hasMissing = hasMissing;
        }

        static boolean isEdge(float edge) {
            return Math.abs(edge) < HistogramCuts.SENTINEL && Float.floatToRawIntBits(edge) != 0x80000000;
        }

        @Override
        public int bins() {
            return cuts.length;
        }

        @Override
        public boolean hasMissing() {
            return hasMissing;
        }

        @Override
        public float cut(int bin) {
            return cuts[bin];
        }

        @Override
        public int binOf(float value) {
            if (Float.isNaN(value)) {
                return cuts.length;
            }
            // Counts the edges at or below the value, without a branch that a processor would have to guess.
            int key = ordered(value);
            int bin = 0;
            for (int step = (ascending.length + 1) >>> 1; step > 0; step >>>= 1) {
                bin += (int) ((long) ascending[bin + step - 1] - key - 1 >> Long.SIZE - 1) & step;
            }
            return bin;
        }

        /// Signed integers in the order of the values.
        private static int ordered(float value) {
            return FloatKey.of(value) ^ Integer.MIN_VALUE;
        }

        /// The edges as integers, filled up to 2^k - 1 of them with ones above every value.
        private static int[] ascending(float[] cuts) {
            int edges = Math.max(0, cuts.length - 1);
            int[] keys = new int[Integer.highestOneBit(Math.max(1, edges)) * 2 - 1];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = ordered(i < edges ? cuts[i] : HistogramCuts.SENTINEL);
            }
            return keys;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Numeric that && Arrays.equals(cuts, that.cuts) && hasMissing == that.hasMissing;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(cuts);
        }

        @Override
        public String toString() {
            return "Numeric[" + bins() + " bins, missing=" + hasMissing + "]";
        }
    }

    /// Bin i is code i.
    record Categorical(int bins, boolean hasMissing) implements FeatureCuts {
        private static final Categorical DROPPED = new Categorical(0, false);

        public Categorical {
            int slots = bins + (hasMissing ? 1 : 0);
            if (bins < 0 || slots == 1 || slots > HistogramCuts.MAX_SLOTS) {
                throw new IllegalArgumentException("Expected 2.." + HistogramCuts.MAX_SLOTS + " slots or none, got " + slots);
            }
        }

        @Override
        public float cut(int bin) {
            return bin;
        }

        @Override
        public int binOf(float value) {
            int code = (int) value;
            return code >= 0 && code < bins && code == value ? code : bins;
        }
    }
}
