package io.riskmesh.boosting.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Tries sets of categories (training.md section 7): each alone against the rest if there are few, else prefixes and
/// suffixes of the categories sorted by weight. The listed codes go right. Codes and missing rows too rare to be a cell
/// of their own (rule R6) stay left, where unlisted codes go.
final class CategoryScan {

    private final GainArithmetic arithmetic;
    private final int maxOneHot;
    private final int maxThreshold;
    private final long minimumBinRows;

    CategoryScan(GainArithmetic arithmetic, int maxOneHot, int maxThreshold, long minimumBinRows) {
        this.arithmetic = arithmetic;
        this.maxOneHot = maxOneHot;
        this.maxThreshold = maxThreshold;
        this.minimumBinRows = minimumBinRows;
    }

    /// The codes that the best split sends right, ascending; empty if there is none.
    List<Integer> run(FeatureBins bins, SplitSearch search) {
        int[] codes = frequent(bins);
        boolean missingMayGoRight = bins.missingCount >= minimumBinRows;
        if (bins.size < maxOneHot) {
            oneHot(bins, codes, missingMayGoRight, search);
            return search.found() ? List.of(search.place) : List.of();
        }
        return partition(bins, sortedByWeight(bins, codes), missingMayGoRight, search);
    }

    private int[] frequent(FeatureBins bins) {
        int[] codes = new int[bins.size];
        int size = 0;
        for (int code = 0; code < bins.size; code++) {
            if (bins.count[code] >= minimumBinRows) {
                codes[size++] = code;
            }
        }
        return Arrays.copyOf(codes, size);
    }

    private static void oneHot(FeatureBins bins, int[] codes, boolean missingMayGoRight, SplitSearch search) {
        for (int c : codes) {
            search.offerRight(bins.gradient[c], bins.hessian[c], bins.count[c], c, true);
            if (missingMayGoRight) {
                search.offerRight(bins.gradient[c] + bins.missingGradient, bins.hessian[c] + bins.missingHessian,
                        bins.count[c] + bins.missingCount, c, false);
            }
        }
    }

    private List<Integer> sortedByWeight(FeatureBins bins, int[] codes) {
        float[] weight = new float[bins.size];
        List<Integer> sorted = new ArrayList<>(codes.length);
        for (int c : codes) {
            weight[c] = arithmetic.freeWeight(bins.gradient[c], bins.hessian[c]) + 0f; // -0.0 sorts as 0.0
            sorted.add(c);
        }
        sorted.sort(Comparator.comparingDouble(c -> weight[c])); // stable
        return sorted;
    }

    private List<Integer> partition(FeatureBins bins, List<Integer> sorted, boolean missingMayGoRight, SplitSearch search) {
        int steps = Math.min(sorted.size(), maxThreshold) - 1;
        growRight(bins, sorted, steps, search);
        growLeft(bins, sorted, steps, missingMayGoRight, search);
        return search.found() ? sorted.subList(0, search.place).stream().sorted().toList() : List.of();
    }

    /// The first codes go right, missing rows left. The place of a split is how many codes go right.
    private static void growRight(FeatureBins bins, List<Integer> sorted, int steps, SplitSearch search) {
        long gradient = 0;
        long hessian = 0;
        long count = 0;
        for (int i = 0; i < steps; i++) {
            int c = sorted.get(i);
            gradient += bins.gradient[c];
            hessian += bins.hessian[c];
            count += bins.count[c];
            search.offerRight(gradient, hessian, count, i + 1, true);
        }
    }

    /// The last codes go left, missing rows right if they may.
    private static void growLeft(FeatureBins bins, List<Integer> sorted, int steps, boolean missingMayGoRight,
            SplitSearch search) {
        // What goes right is told by the prefix of codes, so that rare codes are on the left without being looked at.
        long gradient = missingMayGoRight ? bins.missingGradient : 0;
        long hessian = missingMayGoRight ? bins.missingHessian : 0;
        long count = missingMayGoRight ? bins.missingCount : 0;
        for (int c : sorted) {
            gradient += bins.gradient[c];
            hessian += bins.hessian[c];
            count += bins.count[c];
        }
        for (int i = sorted.size() - 1; i >= sorted.size() - steps; i--) {
            int c = sorted.get(i);
            gradient -= bins.gradient[c];
            hessian -= bins.hessian[c];
            count -= bins.count[c];
            search.offerRight(gradient, hessian, count, i, !missingMayGoRight);
        }
    }
}
