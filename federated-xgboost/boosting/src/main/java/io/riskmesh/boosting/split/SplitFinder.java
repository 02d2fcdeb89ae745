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
import java.util.Optional;

/// Finds a node's best splits from its opened sums, with XGBoost's order, ties and arithmetic (training.md section 7)
/// and, where the run's rules are on, with small cells merged and small children refused (rule R6). For one tree, whose
/// histograms hold the features of one mask. Not thread-safe: it decodes into arrays of its own.
public final class SplitFinder {

    /// XGBoost's `kRtEps`: gains up to here are rounding.
    private static final float LEAST_GAIN = 1e-6f;

    private final HistogramCuts cuts;
    private final int[] signs;
    private final float gamma;
    private final int[] features; // ascending, each with a slot
    private final int[] firstSlot; // [feature]
    private final FeatureBins bins;
    private final SplitSearch search;
    private final NumericScan numeric;
    private final CategoryScan categories;

    public SplitFinder(TrainingParameters parameters, FeatureSchema schema, HistogramCuts cuts, FixedPointPlan plan,
            FeatureMask mask) {
        this.cuts = cuts;
        signs = parameters.monotone().signs(schema);
        gamma = parameters.regularization().gamma();
        features = Arrays.stream(mask.used()).filter(f -> !cuts.isDropped(f)).toArray();
        if (features.length == 0) {
            throw new IllegalArgumentException("Expected a feature that can split rows, got none in " + mask);
        }
        firstSlot = cuts.offsets(mask);
        bins = new FeatureBins(plan, cuts.mostSlots());
        GainArithmetic arithmetic = new GainArithmetic(parameters, plan);
        int binRows = parameters.privacy().effectiveBinRows();
        search = new SplitSearch(arithmetic, parameters.privacy().effectiveChildRows());
        numeric = new NumericScan(binRows);
        categories = new CategoryScan(arithmetic, parameters.binning().maxCatToOneHot(),
                parameters.binning().maxCatThreshold(), binRows);
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
        for (int feature : features) {
            if (allowed.uses(feature)) {
                bins.load(histogram, at, firstSlot[feature], cuts.bins(feature), node);
                search.begin(node, nodeGain, bounds, signs[feature]);
                scan(feature).ifPresent(candidate -> insert(best, candidate, most));
            }
        }
        return best;
    }

    /// The best split of the feature in `bins`, if it is worth it.
    private Optional<SplitCandidate> scan(int feature) {
        List<Integer> right = List.of();
        if (cuts.isCategorical(feature)) {
            right = categories.run(bins, search);
        } else {
            numeric.run(bins, search);
        }
        if (!(search.gain > LEAST_GAIN && search.gain >= gamma)) {
            return Optional.empty();
        }
        return Optional.of(search.candidate(cuts.isCategorical(feature)
                ? new Categories(feature, right, search.missingLeft)
                : new Threshold(feature, search.place, search.missingLeft)));
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
