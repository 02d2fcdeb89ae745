package io.riskmesh.boosting.split;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NumericBinsTest {

    @Test
    void running_sums_over_bins_are_those_that_the_plan_decodes_a_full_count_included() {
        Random random = new Random(1);
        for (CellLayout layout : CellLayout.values()) {
            FixedPointPlan plan = new FixedPointPlan(23, 6, layout, 1L << 23, 1L << 21);
            for (int c = 0; c < 200; c++) {
                long[] cells = new long[4 * layout.words()];
                NodeSums node = NodeSums.NOTHING;
                for (int bin = 0; bin < 4; bin++) {
                    int left = 64 - (int) node.count(); // the plan's most rows in all
                    int rows = new int[] {0, Math.min(1, left), random.nextInt(left + 1), left}[random.nextInt(4)];
                    for (int row = 0; row < rows; row++) {
                        long g = random.nextInt(1 << 24) - (1L << 23);
                        long h = random.nextInt(1 << 21);
                        cells[bin * layout.words()] += g;
                        cells[bin * layout.words() + 1] += layout == CellLayout.TWO_WORD ? (h << 6) + 1 : h;
                        if (layout == CellLayout.THREE_WORD) {
                            cells[bin * 3 + 2]++;
                        }
                        node = node.plus(new NodeSums(g, h, 1));
                    }
                }
                GradientHistogram histogram = new GradientHistogram(1, 4, plan, cells);
                NumericBins bins = new NumericBins(plan, 4);
                bins.load(histogram, 0, 0, 3, node, 0);
                NodeSums running = NodeSums.NOTHING;
                for (int bin = 0; bin < 3; bin++) {
                    running = running.plus(histogram.sums(0, bin));
                    assertEquals(running, bins.upTo(bin));
                    assertEquals(bin, bins.lastBin(bin));
                }
                assertEquals(3, bins.size());
                assertEquals(histogram.sums(0, 3), bins.missing());
            }
        }
    }

    @Test
    void small_bins_join_their_left_neighbour_and_the_first_its_right_ones() {
        check(5, new long[] {9, 4, 5, 0, 7, 1}, new long[] {13, 5, 8}, new int[] {1, 3, 5});
        check(5, new long[] {1, 2, 9, 9}, new long[] {12, 9}, new int[] {2, 3});
        check(5, new long[] {1, 1, 1}, new long[] {3}, new int[] {2});
        check(5, new long[] {5}, new long[] {5}, new int[] {0});
        check(1, new long[] {0, 0, 3, 0, 1}, new long[] {3, 1}, new int[] {3, 4});
    }

    private static void check(long minimum, long[] counts, long[] merged, int[] lastBins) {
        FixedPointPlan plan = new FixedPointPlan(23, 10, CellLayout.THREE_WORD, 1L << 23, 1L << 21);
        long[] cells = new long[3 * counts.length];
        long rows = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            cells[3 * bin] = -counts[bin];
            cells[3 * bin + 1] = 2 * counts[bin];
            cells[3 * bin + 2] = counts[bin];
            rows += counts[bin];
        }
        NumericBins bins = new NumericBins(plan, counts.length);
        bins.load(new GradientHistogram(1, counts.length, plan, cells), 0, 0, counts.length, new NodeSums(-rows, 2 * rows, rows),
                minimum);
        assertEquals(merged.length, bins.size());
        long running = 0;
        for (int group = 0; group < merged.length; group++) {
            running += merged[group];
            assertEquals(new NodeSums(-running, 2 * running, running), bins.upTo(group));
            assertEquals(lastBins[group], bins.lastBin(group));
        }
    }
}
