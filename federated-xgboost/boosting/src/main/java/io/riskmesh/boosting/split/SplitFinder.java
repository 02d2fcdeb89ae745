package io.riskmesh.boosting.split;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.split.SplitRule.Categories;
import io.riskmesh.boosting.split.SplitRule.Threshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds a node's best splits from its opened sums, with XGBoost's order, ties and arithmetic (training.md section 7)
/// and, where the run's rules are on, with small cells merged and small children refused (rule R6). For one tree, whose
/// histograms hold the features of one mask. Immutable and thread-safe.
public final class SplitFinder {

    /// XGBoost's `kRtEps`: gains up to here are rounding.
    private static final float LEAST_GAIN = 1e-6f;

    private final HistogramCuts cuts;
    private final FixedPointPlan plan;
    private final int[] signs;
    private final float gainToExceed;
    private final int[] features; // ascending, each with a slot
    private final int[] firstSlot; // [feature]
    private final GainArithmetic arithmetic;
    private final int minimumBinRows;
    private final NodeSums leastChild;
    private final NumericScan numeric;
    private final CategoryScan categories;

    public SplitFinder(TrainingParameters parameters, FeatureSchema schema, HistogramCuts cuts, FixedPointPlan plan,
            FeatureMask mask) {
        this.cuts = cuts;
        this.plan = plan;
        signs = parameters.monotone().signs(schema);
        gainToExceed = Math.max(LEAST_GAIN, Math.nextDown(parameters.regularization().gamma()));
        features = Arrays.stream(mask.used()).filter(f -> !cuts.isDropped(f)).toArray();
        if (features.length == 0) {
            throw new IllegalArgumentException("Expected a feature that can split rows, got none in " + mask);
        }
        firstSlot = cuts.offsets(mask);
        arithmetic = new GainArithmetic(parameters, plan);
        minimumBinRows = parameters.privacy().effectiveBinRows();
        leastChild = new NodeSums(0, arithmetic.leastHessian(), parameters.privacy().effectiveChildRows());
        numeric = new NumericScan(minimumBinRows);
        categories = new CategoryScan(arithmetic, parameters.binning().maxCatToOneHot(),
                parameters.binning().maxCatThreshold(), minimumBinRows);
    }

    /// All rows of a node: the sum of the slots of any feature.
    public NodeSums total(GradientHistogram histogram, int at) {
        NodeSums sum = NodeSums.NOTHING;
        for (int slot = 0; slot < cuts.slots(features[0]); slot++) {
            sum = sum.plus(histogram.sums(at, slot));
        }
        return sum;
    }

    /// The best splits of distinct features, at most `most`, best first; equal gains in the order of features. Empty if
    /// no split is worth it.
    ///
    /// @param at position of the node in the histogram
    /// @param node all rows of the node
    /// @param nodeGain gain of the node itself, taken with its parent's bounds
    /// @param allowed the features that this node may use
    public List<SplitCandidate> find(GradientHistogram histogram, int at, NodeSums node, float nodeGain,
            WeightBounds bounds, FeatureMask allowed, int most) {
        List<SplitCandidate> best = new ArrayList<>(most + 1);
        SplitSearch search = new SplitSearch(arithmetic, leastChild, node, nodeGain, bounds);
        if (!search.maySplit()) {
            return best;
        }
        NumericBins bins = new NumericBins(plan, cuts.mostSlots());
        GainScreen screen = arithmetic.screen(cuts.mostSlots());
        for (int feature : features) {
            if (allowed.uses(feature)) {
                // A later feature has to exceed the last that would be kept, as ties go to the earlier one.
                search.begin(signs[feature], best.size() < most ? gainToExceed : best.getLast().gain());
                if (cuts.isCategorical(feature)) {
                    CategoryBins codes = CategoryBins.of(histogram, at, firstSlot[feature], cuts.bins(feature), node);
                    List<Integer> right = categories.run(codes, search);
                    if (search.found()) {
                        insert(best, search.candidate(new Categories(feature, right, search.missingLeft())), most);
                    }
                } else {
                    bins.load(histogram, at, firstSlot[feature], cuts.bins(feature), node, minimumBinRows);
                    numeric.run(bins, screen, search);
                    if (search.found()) {
                        insert(best, search.candidate(new Threshold(feature, search.place(), search.missingLeft())), most);
                    }
                }
            }
        }
        return best;
    }

    private static void insert(List<SplitCandidate> best, SplitCandidate candidate, int most) {
        int place = best.size();
        while (place > 0 && candidate.gain() > best.get(place - 1).gain()) {
            place--;
        }
        best.add(place, candidate);
        if (best.size() > most) {
            best.removeLast();
        }
    }
}
