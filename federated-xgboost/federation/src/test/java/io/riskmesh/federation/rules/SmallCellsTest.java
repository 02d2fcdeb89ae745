package io.riskmesh.federation.rules;

import static io.riskmesh.federation.rules.SurvivorRulesTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.split.SplitCandidate;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// R6: no child and no cell beside a boundary is too small.
final class SmallCellsTest {

    private static final PrivacyParameters DEFAULT = PrivacyParameters.DEFAULT;

    @Test
    void a_child_of_fifty_rows_is_enough_and_one_of_forty_nine_is_not() {
        SplitRule rule = new SplitRule.Threshold(0, 0, false);
        assertTrue(SmallCells.check(DEFAULT, new long[] {50, 900}, 0, candidate(rule, 50, 900)).isAllowed());
        assertRefused(TrainingReason.CELL_TOO_SMALL,
                SmallCells.check(DEFAULT, new long[] {49, 900}, 0, candidate(rule, 49, 900)));
        assertRefused(TrainingReason.CELL_TOO_SMALL,
                SmallCells.check(DEFAULT, new long[] {900, 49}, 0, candidate(rule, 900, 49)));
    }

    @Test
    void a_boundary_stands_between_bins_of_twenty_rows_and_not_of_nineteen() {
        assertTrue(numeric(0, 1, false, 500, 20, 20, 500).isAllowed());
        assertRefused(TrainingReason.CELL_TOO_SMALL, numeric(0, 1, false, 500, 20, 19, 500));
        assertTrue(numeric(0, 2, false, 500, 20, 19, 500).isAllowed());
        assertTrue(numeric(0, 1, false, 500, 1, 20, 500).isAllowed(), "a small bin has joined its left neighbour");
        assertRefused(TrainingReason.CELL_TOO_SMALL, numeric(300, 0, true, 19, 300, 500));
    }

    @Test
    void missing_rows_below_the_minimum_are_never_sent_left_alone() {
        assertTrue(numeric(60, -1, true, 500, 500).isAllowed());
        PrivacyParameters tinyChildren = new PrivacyParameters(true, 3, 1, 20, 10, 20, 3, true, DEFAULT.covers());
        SplitCandidate alone = candidate(new SplitRule.Threshold(0, -1, true), 19, 1000);
        assertRefused(TrainingReason.CELL_TOO_SMALL, SmallCells.check(tinyChildren, new long[] {500, 500}, 19, alone));
    }

    @Test
    void a_boundary_outside_the_bins_is_refused() {
        assertRefused(TrainingReason.CELL_TOO_SMALL, SmallCells.check(DEFAULT, new long[] {500, 500}, 100,
                candidate(new SplitRule.Threshold(0, 2, false), 1000, 100)));
    }

    @Test
    void only_codes_of_twenty_rows_may_be_named() {
        long[] counts = {400, 20, 19, 600};
        assertTrue(SmallCells.check(DEFAULT, counts, 0,
                candidate(new SplitRule.Categories(0, List.of(1, 3), false), 419, 620)).isAllowed());
        assertRefused(TrainingReason.CELL_TOO_SMALL, SmallCells.check(DEFAULT, counts, 0,
                candidate(new SplitRule.Categories(0, List.of(2, 3), false), 420, 619)));
        assertRefused(TrainingReason.CELL_TOO_SMALL, SmallCells.check(DEFAULT, counts, 0,
                candidate(new SplitRule.Categories(0, List.of(3, 4), false), 439, 600)));
    }

    @Test
    void with_the_rules_off_any_split_passes() {
        assertTrue(SmallCells.check(PrivacyParameters.OFF, new long[] {1, 1}, 0,
                candidate(new SplitRule.Threshold(0, 0, false), 1, 1)).isAllowed());
    }

    /// The rule judges boundaries one by one; merging as the design says it (each small bin joins its left neighbour, what
    /// is left at the bottom its right one) must leave the same boundaries.
    @Test
    void allowed_boundaries_are_those_that_merging_leaves() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            long[] counts = random.longs(1 + random.nextInt(12), 0, 45).toArray();
            Set<Integer> left = boundariesAfterMerging(counts, 20);
            for (int last = 0; last + 1 < counts.length; last++) {
                Verdict verdict = SmallCells.check(DEFAULT, counts, 0,
                        candidate(new SplitRule.Threshold(0, last, false), 1000, 1000));
                assertEquals(left.contains(last), verdict.isAllowed(), "seed " + seed + ", after bin " + last);
            }
        }
    }

    @Test
    void a_refusal_names_no_count() {
        Verdict verdict = SmallCells.check(DEFAULT, new long[] {41, 937}, 0,
                candidate(new SplitRule.Threshold(5, 0, false), 41, 937));
        assertFalse(verdict.toString().contains("41") || verdict.toString().contains("937"), verdict.toString());
    }

    private static Set<Integer> boundariesAfterMerging(long[] counts, long least) {
        List<long[]> groups = new ArrayList<>(); // {last bin, rows}
        for (int bin = 0; bin < counts.length; bin++) {
            if (groups.isEmpty() || counts[bin] >= least) {
                groups.add(new long[] {bin, counts[bin]});
            } else {
                groups.getLast()[0] = bin;
                groups.getLast()[1] += counts[bin];
            }
        }
        while (groups.size() > 1 && groups.getFirst()[1] < least) {
            long[] first = groups.removeFirst();
            groups.getFirst()[1] += first[1];
        }
        Set<Integer> boundaries = new TreeSet<>();
        for (int i = 0; i + 1 < groups.size(); i++) {
            boundaries.add((int) groups.get(i)[0]);
        }
        return boundaries;
    }

    private static Verdict numeric(long missing, int lastLeftBin, boolean missingLeft, long... counts) {
        long left = Arrays.stream(counts, 0, lastLeftBin + 1).sum() + (missingLeft ? missing : 0);
        long all = Arrays.stream(counts).sum() + missing;
        return SmallCells.check(DEFAULT, counts, missing,
                candidate(new SplitRule.Threshold(0, lastLeftBin, missingLeft), left, all - left));
    }

    private static SplitCandidate candidate(SplitRule rule, long left, long right) {
        return new SplitCandidate(rule, 1f, new NodeSums(0, left, left), new NodeSums(0, right, right));
    }
}
