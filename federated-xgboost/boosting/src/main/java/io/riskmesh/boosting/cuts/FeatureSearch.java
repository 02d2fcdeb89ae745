package io.riskmesh.boosting.cuts;

import java.util.Arrays;
import java.util.Optional;

/// The search of one numeric feature between two rounds: its non-empty buckets, and which of them the next round splits.
/// Immutable.
///
/// @param present rows of the run that have a value
/// @param refine ascending prefixes of the buckets to announce; all have the bits of the round before
record FeatureSearch(Buckets buckets, long present, int[] refine) {

    /// Round 0.
    ///
    /// @return empty if the counts cannot be those of `rows` rows
    static Optional<FeatureSearch> first(long[] cells, int at, long rows, CutLimits limits) {
        Buckets buckets = new Buckets();
        long present = 0;
        for (int i = 0; i < CutRequest.FIRST_BUCKETS; i++) {
            long count = cells[at + i];
            if (count < 0 || count > rows - present) {
                return Optional.empty();
            }
            present += count;
            if (count > 0) {
                buckets.add(i << Integer.SIZE - CutRequest.FIRST_BITS, CutRequest.FIRST_BITS, count);
            }
        }
        int[] refine = new int[buckets.size()];
        int announced = 0;
        for (int i = 0; i < buckets.size(); i++) {
            if (limits.refines(buckets.count(i), present)) {
                refine[announced++] = buckets.key(i) >>> Integer.SIZE - CutRequest.FIRST_BITS;
            }
        }
        return Optional.of(new FeatureSearch(buckets, present, Arrays.copyOf(refine, announced)));
    }

    /// A later round: the announced buckets give way to their children.
    ///
    /// @param cells from `at` on, the counts of the children of each announced bucket
    /// @return empty if children do not add up to their bucket
    Optional<FeatureSearch> next(int round, long[] cells, int at, CutLimits limits) {
        int shift = Integer.SIZE - CutRequest.announcedBits(round);
        int children = 1 << CutRequest.childBits(round);
        int childShift = shift - CutRequest.childBits(round);
        Buckets finer = new Buckets();
        int[] again = new int[16];
        int announced = 0;
        int asked = 0;
        for (int i = 0; i < buckets.size(); i++) {
            if (asked == refine.length || buckets.key(i) != refine[asked] << shift) {
                finer.add(buckets.key(i), buckets.bits(i), buckets.count(i));
                continue;
            }
            long left = buckets.count(i);
            for (int child = 0; child < children; child++) {
                long count = cells[at + asked * children + child];
                if (count < 0 || count > left) {
                    return Optional.empty();
                }
                left -= count;
                int key = buckets.key(i) + (child << childShift);
                if (count > 0) {
                    finer.add(key, Integer.SIZE - childShift, count);
                }
                if (childShift > 0 && limits.refines(count, present)) {
                    again = announced == again.length ? Arrays.copyOf(again, 2 * announced) : again;
                    again[announced++] = key >>> childShift;
                }
            }
            if (left != 0) {
                return Optional.empty();
            }
            asked++;
        }
        return Optional.of(new FeatureSearch(finer, present, Arrays.copyOf(again, announced)));
    }

    /// Rows of the buckets that the request of this round announces, in its order.
    long[] announcedCounts(int round) {
        int shift = Integer.SIZE - CutRequest.announcedBits(round);
        long[] counts = new long[refine.length];
        int announced = 0;
        for (int i = 0; i < buckets.size() && announced < refine.length; i++) {
            if (buckets.key(i) == refine[announced] << shift) {
                counts[announced++] = buckets.count(i);
            }
        }
        return counts;
    }

    /// The bins; empty if an edge is no value that a row may have, so that a bank counted what it cannot hold.
    Optional<FeatureCuts> cuts(long rows, CutLimits limits) {
        if (present == 0 || present < limits.minimumRows()) {
            return Optional.of(FeatureCuts.dropped(false));
        }
        Buckets bins = BinMerging.bins(buckets, limits.maxBin(), limits.minimumBinRows(), limits.minimumChildRows());
        float[] edges = new float[bins.size() - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = FloatKey.value(bins.key(i + 1));
            if (!FeatureCuts.Numeric.isEdge(edges[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(FeatureCuts.numeric(edges, limits.payee() || present < rows));
    }

    /// Shape only: counts stay with the opener.
    @Override
    public String toString() {
        return "FeatureSearch[" + refine.length + " buckets to split]";
    }
}
