package io.riskmesh.boosting.cuts;

/// Turns counted buckets of one feature into at most `maxBin` bins, in integers (training.md section 3, steps 2 and 3).
final class BinMerging {

    private BinMerging() {}

    /// @param minimumBinRows a bucket below it gives no edge; 0 for none
    /// @param minimumChildRows a bin below it joins its neighbour; 0 for none
    /// @return the bins, by their lower edges; a single one may still be below the minimum
    static Buckets bins(Buckets leaves, int maxBin, int minimumBinRows, int minimumChildRows) {
        Buckets bins = joinSmallBuckets(leaves, minimumBinRows);
        if (bins.size() > maxBin) {
            bins = evenOut(bins, maxBin);
        }
        while (bins.size() > maxBin) {
            bins.joinPair(smallestPair(bins));
        }
        return joinSmallBins(bins, minimumChildRows);
    }

    /// Each bucket below the minimum joins its left neighbour inside the bucket that both were split from; the first one
    /// there joins its right neighbours, under the edge of that larger bucket, which is not below the minimum. Without the
    /// walls between parents a region whose buckets all came out small would end as one bin, however many rows it has.
    private static Buckets joinSmallBuckets(Buckets buckets, long minimum) {
        Buckets joined = new Buckets();
        for (int i = 0; i < buckets.size(); i++) {
            long count = buckets.count(i);
            boolean small = count < minimum;
            if (joined.size() > 0 && (joined.lastCount() < minimum || small && !buckets.isFirstOfParent(i))) {
                joined.joinLast(count);
            } else {
                joined.add(small ? buckets.parentKey(i) : buckets.key(i), 0, count);
            }
        }
        return joined;
    }

    /// Each bin below the minimum joins its lower neighbour, or its upper one if the lower has taken a bin already: a run of
    /// small bins must not end as one large bin.
    private static Buckets joinSmallBins(Buckets bins, long minimum) {
        Buckets joined = new Buckets();
        boolean lastHasTaken = false;
        for (int i = 0; i < bins.size(); i++) {
            long count = bins.count(i);
            if (joined.size() > 0 && (joined.lastCount() < minimum || count < minimum && !lastHasTaken)) {
                joined.joinLast(count);
                lastHasTaken = true;
            } else {
                joined.add(bins.key(i), 0, count);
                lastHasTaken = false;
            }
        }
        if (joined.size() > 1 && joined.lastCount() < minimum) {
            joined.joinPair(joined.size() - 2);
        }
        return joined;
    }

    /// Heavy buckets stay alone; the others are collected into bins of about equal counts.
    private static Buckets evenOut(Buckets buckets, int maxBin) {
        long rows = 0;
        for (int i = 0; i < buckets.size(); i++) {
            rows += buckets.count(i);
        }
        long lightRows = rows;
        int heavy = 0;
        for (int i = 0; i < buckets.size(); i++) {
            if (isHeavy(buckets.count(i), maxBin, rows)) {
                lightRows -= buckets.count(i);
                heavy++;
            }
        }
        Collecting collecting = new Collecting(lightRows, Math.max(1, maxBin - 2 * heavy));
        for (int i = 0; i < buckets.size(); i++) {
            if (isHeavy(buckets.count(i), maxBin, rows)) {
                collecting.close();
                collecting.bins.add(buckets.key(i), 0, buckets.count(i));
            } else {
                collecting.take(buckets.key(i), buckets.count(i));
            }
        }
        collecting.close();
        return collecting.bins;
    }

    private static boolean isHeavy(long count, int maxBin, long rows) {
        return Math.multiplyExact(count, maxBin) >= rows;
    }

    private static int smallestPair(Buckets bins) {
        int smallest = 0;
        for (int i = 1; i < bins.size() - 1; i++) {
            if (bins.count(i) + bins.count(i + 1) < bins.count(smallest) + bins.count(smallest + 1)) {
                smallest = i;
            }
        }
        return smallest;
    }

    /// The walk upward over light buckets.
    private static final class Collecting {
        private final Buckets bins = new Buckets();
        private long rowsLeft;
        private int binsLeft;
        private int firstKey;
        private long current;

        Collecting(long rowsLeft, int binsLeft) {
            this.rowsLeft = rowsLeft;
            this.binsLeft = binsLeft;
        }

        void take(int key, long count) {
            if (Math.multiplyExact(2 * current + count, binsLeft) > 2 * rowsLeft) {
                close();
            }
            if (current == 0) {
                firstKey = key;
            }
            current += count;
        }

        void close() {
            if (current > 0) {
                bins.add(firstKey, 0, current);
                rowsLeft -= current;
                binsLeft = Math.max(1, binsLeft - 1);
                current = 0;
            }
        }
    }
}
