package io.riskmesh.boosting.accumulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.Columns;
import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The fast builder against the plain one, cell by cell.
final class HistogramBuilderTest {

    @Test
    void fast_and_plain_sums_are_equal_at_awkward_sizes_for_all_threads_and_blocks() {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int rows : new int[] {1, 13, 207, 4098}) {
                for (int maxBin : new int[] {5, 64, 300}) {
                    compare(rows, maxBin, pool, new int[] {1, 2, 7}, new int[] {1, 1000, 65_536});
                }
            }
            compare(65_537, 64, pool, new int[] {2}, new int[] {1000});
            compare(65_537, 300, pool, new int[] {7}, new int[] {1000});
        }
    }

    private static void compare(int rows, int maxBin, ExecutorService pool, int[] threads, int[] blocks) {
        Random random = new Random(31L * rows + maxBin);
        FloatMatrix values = Columns.matrix(rows, rows);
        HistogramCuts cuts = Columns.cuts(values, maxBin);
        BinnedMatrix matrix = BinnedMatrix.of(values, cuts);
        long[] pairs = new long[rows];
        for (int row = 0; row < rows; row++) {
            int extreme = random.nextInt(4);
            int g = extreme == 0 ? -(1 << 23) : extreme == 1 ? 1 << 23 : random.nextInt(1 << 24) - (1 << 23);
            pairs[row] = FixedPointCodec.pair(g, extreme == 2 ? 0 : extreme == 0 ? 1 << 21 : random.nextInt(1 << 21));
        }
        List<NodeRows> nodes = nodes(random, rows);
        for (CellLayout layout : CellLayout.values()) {
            FixedPointPlan plan = new FixedPointPlan(23, 17, layout, 1L << 23, 1L << 21);
            for (FeatureMask mask : List.of(FeatureMask.all(values.columns()), FeatureMask.of(values.columns(), 1, 4, 6, 9),
                    FeatureMask.of(values.columns()))) {
                GradientHistogram plain = new PlainHistogramBuilder(matrix, cuts).build(nodes, pairs, plan, mask);
                for (int count : threads) {
                    for (int block : blocks) {
                        Workers workers = new Workers(pool, count, block);
                        GradientHistogram fast = new FastHistogramBuilder(matrix, cuts, workers).build(nodes, pairs, plan, mask);
                        assertArrayEquals(plain.cells(), fast.cells(), () -> rows + " rows, " + maxBin + " bins, " + layout
                                + ", " + mask + ", " + count + " threads, blocks of " + block);
                    }
                }
            }
        }
    }

    /// Random ascending rows dealt to four nodes; one of them empty.
    private static List<NodeRows> nodes(Random random, int rows) {
        List<List<Integer>> dealt = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int row = 0; row < rows; row++) {
            int to = random.nextInt(10);
            dealt.get(to < 6 ? 0 : to < 8 ? 1 : 3).add(row);
        }
        int[] all = dealt.stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
        List<NodeRows> nodes = new ArrayList<>();
        int from = 0;
        for (List<Integer> node : dealt) {
            nodes.add(new NodeRows(all, from, from + node.size()));
            from += node.size();
        }
        return nodes;
    }

    @Test
    void a_piece_at_its_bounds_is_unpacked_exactly() {
        int rows = 1 << 19;
        int[] order = new int[rows];
        long[] pairs = new long[rows];
        for (int row = 0; row < rows; row++) {
            order[row] = row;
            pairs[row] = FixedPointCodec.pair(-(1 << 23), 1 << 23);
        }
        FloatMatrix zeros = new FloatMatrix(rows, 1, new float[rows]);
        HistogramCuts cuts = HistogramCuts.of(List.of(FeatureCuts.numeric(new float[] {1f}, false)));
        FixedPointPlan plan = new FixedPointPlan(0, 30, CellLayout.THREE_WORD, 1L << 23, 1L << 23);
        GradientHistogram sums = new FastHistogramBuilder(BinnedMatrix.of(zeros, cuts), cuts, Workers.inline())
                .build(List.of(new NodeRows(order, 0, rows)), pairs, plan, FeatureMask.all(1));
        assertEquals(-(1L << 42), sums.sums(0, 0).gradient());
        assertEquals(1L << 42, sums.sums(0, 0).hessian());
        assertEquals(rows, sums.sums(0, 0).count());
    }
}
