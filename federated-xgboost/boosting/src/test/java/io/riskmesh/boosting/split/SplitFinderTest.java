package io.riskmesh.boosting.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.growth.Cases;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.MonotoneConstraints;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.split.SplitRule.Categories;
import io.riskmesh.boosting.split.SplitRule.Threshold;
import io.riskmesh.boosting.tree.ModelCovers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SplitFinderTest {

    private static final FixedPointPlan PLAN = Cases.plan();
    private static final FeatureMask ALL = Cases.CUTS.usable();

    @Test
    void the_first_candidate_is_the_first_best_of_all_thresholds_and_directions() {
        for (long seed = 0; seed < 40; seed++) {
            TrainingParameters parameters = Cases.parameters().withRegularization(
                    new Regularization(1f, seed % 3 * 0.4f, 0f, seed % 4, seed % 5 == 0 ? 0.3f : 0f));
            GradientHistogram root = root(seed);
            List<SplitCandidate> found = find(parameters, root, FeatureMask.of(6, 0, 1, 3, 5), 1);
            assertEquals(EveryThreshold.best(parameters, Cases.CUTS, root, 0, 1, 3, 5), found, "seed " + seed);
        }
    }

    @Test
    void candidates_are_of_distinct_features_by_falling_gain_and_the_best_of_each() {
        for (long seed = 0; seed < 20; seed++) {
            GradientHistogram root = root(seed);
            List<SplitCandidate> three = find(Cases.parameters(), root, ALL, 3);
            assertEquals(3, three.size());
            assertEquals(3, three.stream().map(c -> c.rule().feature()).distinct().count());
            for (SplitCandidate candidate : three) {
                assertTrue(candidate.gain() <= three.getFirst().gain());
                int feature = candidate.rule().feature();
                assertEquals(List.of(candidate), find(Cases.parameters(), root, ALL, FeatureMask.of(6, feature), 3));
            }
        }
    }

    @Test
    void sums_of_a_candidate_are_those_of_the_rows_that_its_rule_sends_left() {
        for (long seed = 0; seed < 20; seed++) {
            GradientHistogram root = root(seed);
            for (SplitCandidate candidate : find(Cases.parameters(), root, ALL, 3)) {
                assertEquals(EveryThreshold.left(Cases.CUTS, root, candidate.rule()), candidate.left(), "seed " + seed);
                assertEquals(EveryThreshold.total(Cases.CUTS, root), candidate.left().plus(candidate.right()));
            }
        }
    }

    @Test
    void equal_gains_go_to_the_lower_feature_and_then_to_the_lower_bin() {
        HistogramCuts cuts = HistogramCuts.of(List.of(FeatureCuts.numeric(new float[] {1, 2}, false),
                FeatureCuts.numeric(new float[] {1, 2}, false)));
        long[] bins = {-9_000_000, cell(3_000_000, 30), 0, 0, 9_000_000, cell(3_000_000, 30)}; // the middle bin is empty
        long[] twice = new long[12];
        System.arraycopy(bins, 0, twice, 0, 6);
        System.arraycopy(bins, 0, twice, 6, 6);
        GradientHistogram histogram = new GradientHistogram(1, 6, PLAN, twice);
        SplitFinder finder = new SplitFinder(Cases.parameters().withRegularization(new Regularization(1f, 0f, 0f, 0f, 0f)),
                FeatureSchema.numbered(2), cuts, PLAN, FeatureMask.all(2));
        List<SplitCandidate> found =
                finder.find(histogram, 0, finder.total(histogram, 0), 0f, WeightBounds.FREE, FeatureMask.all(2), 3);
        assertEquals(List.of(new Threshold(0, 0, false), new Threshold(1, 0, false)),
                found.stream().map(SplitCandidate::rule).toList());
        assertEquals(found.get(0).gain(), found.get(1).gain());
    }

    @Test
    void under_a_monotone_sign_missing_rows_alone_may_go_left_where_they_must_not_go_right() {
        HistogramCuts cuts = HistogramCuts.of(List.of(FeatureCuts.numeric(new float[0], true)));
        // Rows with the value want a higher weight than those without: rising to the right is allowed only as missing, value.
        long[] cells = {-20_000_000, cell(30_000_000, 30), 20_000_000, cell(30_000_000, 30)};
        for (int sign : new int[] {-1, 0, 1}) {
            SplitFinder finder = new SplitFinder(
                    Cases.parameters().withMonotone(new MonotoneConstraints(new TreeMap<>(Map.of("f0", sign)))),
                    FeatureSchema.numbered(1), cuts, PLAN, FeatureMask.all(1));
            GradientHistogram histogram = new GradientHistogram(1, 2, PLAN, cells);
            List<SplitCandidate> found =
                    finder.find(histogram, 0, finder.total(histogram, 0), 0f, WeightBounds.FREE, FeatureMask.all(1), 1);
            assertEquals(sign > 0 ? new Threshold(0, -1, true) : new Threshold(0, 0, false), found.getFirst().rule());
        }
    }

    @Test
    void a_gain_below_gamma_is_no_candidate() {
        GradientHistogram root = root(3);
        float best = find(Cases.parameters(), root, ALL, 1).getFirst().gain();
        assertEquals(1, find(Cases.parameters().withRegularization(new Regularization(1f, 0f, best, 1f, 0f)), root, ALL, 3).size());
        assertEquals(List.of(), find(Cases.parameters().withRegularization(
                new Regularization(1f, 0f, Math.nextUp(best), 1f, 0f)), root, ALL, 3));
    }

    @Test
    void under_the_rules_no_split_shows_a_small_bin_a_rare_code_or_a_small_child() {
        boolean hadSmallBin = false;
        boolean hadRareCode = false;
        for (long seed = 0; seed < 60; seed++) {
            int binRows = 5 + (int) (seed % 40);
            TrainingParameters parameters = Cases.parameters().withPrivacy(
                    new PrivacyParameters(true, 3, 1, 5, 20 + (int) (seed % 7) * 10, binRows, 3, true, ModelCovers.POWER_OF_TWO))
                    .withRegularization(new Regularization(1f, 0f, 0f, 0f, 0f));
            GradientHistogram root = root(seed);
            for (int feature : ALL.used()) {
                for (SplitCandidate candidate : find(parameters, root, ALL, FeatureMask.of(6, feature), 1)) {
                    String at = "seed " + seed + ", " + candidate;
                    assertTrue(Math.min(candidate.left().count(), candidate.right().count())
                            >= parameters.privacy().minimumChildRows(), at);
                    hadSmallBin |= checkBins(root, candidate.rule(), binRows, at);
                    hadRareCode |= checkCodes(root, candidate.rule(), binRows, at);
                }
            }
        }
        assertTrue(hadSmallBin && hadRareCode, "the cases must reach the rules");
    }

    /// A threshold stands right below a bin of enough rows, and missing rows are sent left only if they are enough.
    private static boolean checkBins(GradientHistogram root, SplitRule rule, int binRows, String at) {
        if (!(rule instanceof Threshold(int feature, int lastLeftBin, boolean missingLeft))) {
            return false;
        }
        if (missingLeft) {
            assertTrue(count(root, feature, Cases.CUTS.bins(feature)) >= binRows, at);
        }
        boolean small = false;
        for (int bin = 0; bin < Cases.CUTS.bins(feature); bin++) {
            small |= count(root, feature, bin) < binRows;
        }
        if (lastLeftBin >= 0 && lastLeftBin + 1 < Cases.CUTS.bins(feature)) {
            assertTrue(count(root, feature, lastLeftBin + 1) >= binRows, at);
        }
        return small;
    }

    private static boolean checkCodes(GradientHistogram root, SplitRule rule, int binRows, String at) {
        if (!(rule instanceof Categories(int feature, List<Integer> right, boolean missingLeft))) {
            return false;
        }
        assertTrue(missingLeft || count(root, feature, 6) >= binRows, at);
        boolean rare = false;
        for (int code = 0; code < 6; code++) {
            rare |= count(root, feature, code) < binRows;
            assertFalse(right.contains(code) && count(root, feature, code) < binRows, at);
        }
        return rare;
    }

    private static long count(GradientHistogram root, int feature, int slot) {
        return root.sums(0, Cases.CUTS.offset(ALL, feature) + slot).count();
    }

    private static long cell(long hessian, long count) {
        return (hessian << PLAN.rowBits()) + count;
    }

    static GradientHistogram root(long seed) {
        var source = Cases.of(seed, 207, 3).source();
        source.beginTree(0, PLAN);
        return source.build(List.of(0), ALL);
    }

    private static List<SplitCandidate> find(TrainingParameters parameters, GradientHistogram root, FeatureMask allowed, int most) {
        return find(parameters, root, ALL, allowed, most);
    }

    private static List<SplitCandidate> find(TrainingParameters parameters, GradientHistogram root, FeatureMask mask,
            FeatureMask allowed, int most) {
        SplitFinder finder = new SplitFinder(parameters, Cases.SCHEMA, Cases.CUTS, PLAN, mask);
        NodeSums total = finder.total(root, 0);
        float gain = new GainArithmetic(parameters, PLAN).gain(total, WeightBounds.FREE);
        return finder.find(root, 0, total, gain, WeightBounds.FREE, allowed, most);
    }
}
