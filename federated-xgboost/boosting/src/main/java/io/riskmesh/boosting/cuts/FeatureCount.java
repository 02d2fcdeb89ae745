package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.data.FloatMatrix;
import java.util.Arrays;

/// Counts one feature of some rows into the cells of a request.
sealed interface FeatureCount {

    void count(FloatMatrix rows, int feature, int from, int to, long[] cells);

    /// Nobody asked.
    record Nothing() implements FeatureCount {
        @Override
        public void count(FloatMatrix rows, int feature, int from, int to, long[] cells) {}
    }

    /// Rows whose code the dictionary knows, in one cell.
    record KnownCodes(int categories, int at) implements FeatureCount {
        @Override
        public void count(FloatMatrix rows, int feature, int from, int to, long[] cells) {
            for (int row = from; row < to; row++) {
                float value = rows.value(row, feature);
                int code = (int) value;
                cells[at] += code >= 0 && code < categories && code == value ? 1 : 0;
            }
        }
    }

    /// Round 0.
    record FirstBuckets(int at) implements FeatureCount {
        @Override
        public void count(FloatMatrix rows, int feature, int from, int to, long[] cells) {
            for (int row = from; row < to; row++) {
                float value = rows.value(row, feature);
                if (!Float.isNaN(value)) {
                    cells[at + (FloatKey.of(value) >>> Integer.SIZE - CutRequest.FIRST_BITS)]++;
                }
            }
        }
    }

    /// The children of announced buckets, which an open-addressing table finds: a value costs about one probe.
    ///
    /// @param bits of an announced bucket
    /// @param table by hash, an announced prefix above its place among the announced, or [#FREE]; at most a quarter is taken
    record Children(int bits, int childBits, long[] table, int at) implements FeatureCount {
        private static final long FREE = -1; // prefixes have at most 30 bits
        private static final int GOLDEN = 0x9e3779b1;

        static Children of(int[] prefixes, int round, int at) {
            long[] table = new long[Integer.highestOneBit(prefixes.length) << 3];
            Arrays.fill(table, FREE);
            for (int i = 0; i < prefixes.length; i++) {
                int place = prefixes[i] * GOLDEN >>> shift(table);
                while (table[place] != FREE) {
                    place = place + 1 & table.length - 1;
                }
                table[place] = (long) prefixes[i] << Integer.SIZE | i;
            }
            return new Children(CutRequest.announcedBits(round), CutRequest.childBits(round), table, at);
        }

        private static int shift(long[] table) {
            return Integer.numberOfLeadingZeros(table.length - 1);
        }

        @Override
        public void count(FloatMatrix rows, int feature, int from, int to, long[] cells) {
            int toPlace = shift(table);
            int toPrefix = Integer.SIZE - bits;
            int toChild = toPrefix - childBits;
            int childMask = (1 << childBits) - 1;
            for (int row = from; row < to; row++) {
                float value = rows.value(row, feature);
                if (Float.isNaN(value)) {
                    continue;
                }
                int key = FloatKey.of(value);
                int prefix = key >>> toPrefix;
                int place = prefix * GOLDEN >>> toPlace;
                long found = table[place];
                while ((int) (found >>> Integer.SIZE) != prefix && found != FREE) {
                    place = place + 1 & table.length - 1;
                    found = table[place];
                }
                if (found != FREE) {
                    cells[at + ((int) found << childBits) + (key >>> toChild & childMask)]++;
                }
            }
        }

        @Override
        public String toString() {
            return "Children[" + bits + " bits]";
        }
    }
}
