package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.sampling.RowSample;
import java.util.Arrays;
import java.util.List;

/// Whose the rows of a [LocalRows] are: owner i has rows `firstRows[i]..firstRows[i + 1] - 1`.
final class Owners {
    private final int[] ordinals;
    private final long[] seeds;
    private final int[] firstRows;

    Owners(List<OwnerRows> owners) {
        ordinals = owners.stream().mapToInt(OwnerRows::ordinal).toArray();
        seeds = owners.stream().mapToLong(OwnerRows::sampleSeed).toArray();
        firstRows = new int[ordinals.length + 1];
        for (int i = 0; i < ordinals.length; i++) {
            if (i > 0 && ordinals[i - 1] >= ordinals[i]) {
                throw new IllegalArgumentException("Expected owners by ascending ordinal, got " + Arrays.toString(ordinals));
            }
            firstRows[i + 1] = Math.addExact(firstRows[i], owners.get(i).count());
        }
    }

    int count() {
        return ordinals.length;
    }

    int rows() {
        return firstRows[ordinals.length];
    }

    /// The first row behind an owner's.
    int end(int owner) {
        return firstRows[owner + 1];
    }

    List<Integer> all() {
        return Arrays.stream(ordinals).boxed().toList();
    }

    /// Which rows a tree sees, if only these participants are members.
    Sample sample(int tree, double rate, List<Integer> members) {
        RowSample[] samples = new RowSample[ordinals.length];
        for (int i = 0; i < ordinals.length; i++) {
            samples[i] = members.contains(ordinals[i]) ? new RowSample(seeds[i], tree, rate) : null;
        }
        return new Sample(samples);
    }

    /// The rows of one tree.
    final class Sample implements RowSorter {
        private final RowSample[] samples; // by owner; null for an owner that is no member

        private Sample(RowSample[] samples) {
            this.samples = samples;
        }

        boolean keepsAll() {
            return Arrays.stream(samples).allMatch(sample -> sample != null && sample.keepsAll());
        }

        @Override
        public int sort(int[] rows, int from, int to, int[] others) {
            int kept = from;
            int left = from;
            int owner = 0;
            for (int i = from; i < to; i++) {
                int row = rows[i];
                while (row >= firstRows[owner + 1]) {
                    owner++;
                }
                RowSample sample = samples[owner];
                if (sample != null && sample.keeps(RowSample.rowId(ordinals[owner], row - firstRows[owner]))) {
                    rows[kept++] = row;
                } else {
                    others[left++] = row;
                }
            }
            return kept - from;
        }
    }
}
