package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.cuts.HistogramCuts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Features of few slots read as one number: a row then adds to one cell where it would add to several slots, and the slots
/// come out of the cells when all rows are in. With digits d of radices r, the cell is `(d[0] * r[1] + d[1]) * r[2] + ...`.
///
/// @param features at least one
/// @param radices slots of each feature
/// @param firstCell where this bundle's cells begin among those of all bundles
record FeatureBundle(int[] features, int[] radices, int firstCell) {

    /// Cells of a bundle of several features at most: more would leave the fastest cache.
    static final int MOST_CELLS = 256;

    /// All usable features, the largest first; each joins the first bundle that has room.
    static List<FeatureBundle> of(HistogramCuts cuts) {
        int[] order = Arrays.stream(cuts.usable().used()).boxed()
                .sorted(Comparator.comparing((Integer f) -> -cuts.slots(f)).thenComparing(f -> f))
                .mapToInt(Integer::intValue).toArray();
        List<List<Integer>> members = new ArrayList<>();
        List<Integer> cells = new ArrayList<>();
        for (int feature : order) {
            int bundle = 0;
            while (bundle < cells.size() && cells.get(bundle) > MOST_CELLS / cuts.slots(feature)) {
                bundle++;
            }
            if (bundle == cells.size()) {
                members.add(new ArrayList<>());
                cells.add(1);
            }
            members.get(bundle).add(feature);
            cells.set(bundle, cells.get(bundle) * cuts.slots(feature));
        }
        List<FeatureBundle> bundles = new ArrayList<>();
        int first = 0;
        for (int bundle = 0; bundle < members.size(); bundle++) {
            int[] features = members.get(bundle).stream().mapToInt(Integer::intValue).toArray();
            bundles.add(new FeatureBundle(features, Arrays.stream(features).map(cuts::slots).toArray(), first));
            first = Math.addExact(first, cells.get(bundle));
        }
        return bundles;
    }

    int cells() {
        int cells = 1;
        for (int radix : radices) {
            cells *= radix;
        }
        return cells;
    }

    /// The digit of one member in a cell of this bundle.
    int digit(int cell, int member) {
        int above = cell;
        for (int lower = radices.length - 1; lower > member; lower--) {
            above /= radices[lower];
        }
        return above % radices[member];
    }

    @Override
    public String toString() {
        return "FeatureBundle[" + Arrays.toString(features) + "]";
    }
}
