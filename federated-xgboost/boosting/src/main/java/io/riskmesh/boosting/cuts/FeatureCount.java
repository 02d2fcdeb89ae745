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
    /// @param keys announced prefixes by hash, or [#FREE]; at most a quarter of the places are taken
    /// @param order which of the announced buckets each is
    record Children(int bits, int childBits, int[] keys, int[] order, int at) implements FeatureCount {
        private static final int FREE = -1; // prefixes have at most 30 bits
        private static final int GOLDEN = 0x9e3779b1;

        static Children of(int[] prefixes, int round, int at) {
            int[] keys = new int[Integer.highestOneBit(prefixes.length) << 3];
            int[] order = new int[keys.length];
            Arrays.fill(keys, FREE);
            for (int i = 0; i < prefixes.length; i++) {
                int place = place(prefixes[i], keys);
                while (keys[place] != FREE) {
                    place = place + 1 & keys.length - 1;
                }
                keys[place] = prefixes[i];
                order[place] = i;
            }
            return new Children(CutRequest.announcedBits(round), CutRequest.childBits(round), keys, order, at);
        }

        private static int place(int prefix, int[] keys) {
            return prefix * GOLDEN >>> Integer.numberOfLeadingZeros(keys.length - 1);
        }

        @Override
        public void count(FloatMatrix rows, int feature, int from, int to, long[] cells) {
            for (int row = from; row < to; row++) {
                float value = rows.value(row, feature);
                if (Float.isNaN(value)) {
                    continue;
                }
                int key = FloatKey.of(value);
                int prefix = key >>> Integer.SIZE - bits;
                int place = place(prefix, keys);
                while (keys[place] != prefix && keys[place] != FREE) {
                    place = place + 1 & keys.length - 1;
                }
                if (keys[place] == prefix) {
                    int child = key >>> Integer.SIZE - bits - childBits & (1 << childBits) - 1;
                    cells[at + (order[place] << childBits) + child]++;
                }
            }
        }

        @Override
        public String toString() {
            return "Children[" + bits + " bits]";
        }
    }
}
