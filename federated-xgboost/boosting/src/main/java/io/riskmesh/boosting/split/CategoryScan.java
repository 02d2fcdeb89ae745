package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
    List<Integer> run(CategoryBins bins, SplitSearch search) {
        List<Integer> frequent = IntStream.range(0, bins.size())
                .filter(code -> bins.code(code).count() >= minimumBinRows).boxed().toList();
        boolean missingMayGoRight = bins.missing().count() >= minimumBinRows;
        if (bins.size() < maxOneHot) {
            oneHot(bins, frequent, missingMayGoRight, search);
            return search.found() ? List.of(search.place()) : List.of();
        }
        List<Integer> sorted = sortedByWeight(bins, frequent);
        int steps = Math.min(sorted.size(), maxThreshold) - 1;
        growRight(bins, sorted, steps, search);
        growLeft(bins, sorted, steps, missingMayGoRight, search);
        return search.found() ? sorted.subList(0, search.place()).stream().sorted().toList() : List.of();
    }

    private static void oneHot(CategoryBins bins, List<Integer> codes, boolean missingMayGoRight, SplitSearch search) {
        for (int code : codes) {
            search.offerRight(bins.code(code), code, true);
            if (missingMayGoRight) {
                search.offerRight(bins.code(code).plus(bins.missing()), code, false);
            }
        }
    }

    private List<Integer> sortedByWeight(CategoryBins bins, List<Integer> codes) {
        float[] weight = new float[bins.size()];
        for (int code : codes) {
            weight[code] = arithmetic.freeWeight(bins.code(code)) + 0f; // -0.0 sorts as 0.0
        }
        return codes.stream().sorted(Comparator.comparingDouble(code -> weight[code])).toList(); // stable
    }

    /// The first codes go right, missing rows left. The place of a split is how many codes go right.
    private static void growRight(CategoryBins bins, List<Integer> sorted, int steps, SplitSearch search) {
        NodeSums right = NodeSums.NOTHING;
        for (int i = 0; i < steps; i++) {
            right = right.plus(bins.code(sorted.get(i)));
            search.offerRight(right, i + 1, true);
        }
    }

    /// The last codes go left, missing rows right if they may. Right sides are told by what they hold, so that rare codes
    /// are on the left without being looked at.
    private static void growLeft(CategoryBins bins, List<Integer> sorted, int steps, boolean missingMayGoRight,
            SplitSearch search) {
        NodeSums right = missingMayGoRight ? bins.missing() : NodeSums.NOTHING;
        for (int code : sorted) {
            right = right.plus(bins.code(code));
        }
        for (int i = sorted.size() - 1; i >= sorted.size() - steps; i--) {
            right = right.minus(bins.code(sorted.get(i)));
            search.offerRight(right, i, !missingMayGoRight);
        }
    }
}
