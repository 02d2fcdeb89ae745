package io.riskmesh.federation.attack;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.attack.AttackResult.Finding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// How many rows of each class an attacker believes to lie in each cell between the cuts; features without missing values.
final class CellDensities {

    private static final double TINY = 1e-12;

    private final TrainingTask task;
    private final int total;
    private final int[][] bins; // [cell][feature]
    private final float[][] inside; // [cell][feature]: a value of the bin
    private final double[][] density; // [class][cell]
    private final float[] margin; // [cell], before the next tree

    CellDensities(TrainingTask task, int rows) {
        this.task = task;
        total = rows;
        HistogramCuts cuts = task.cuts();
        int cells = IntStream.range(0, cuts.features()).map(cuts::bins).reduce(1, Math::multiplyExact);
        bins = new int[cells][cuts.features()];
        inside = new float[cells][cuts.features()];
        for (int cell = 0; cell < cells; cell++) {
            int rest = cell;
            for (int f = 0; f < cuts.features(); f++) {
                bins[cell][f] = rest % cuts.bins(f);
                rest /= cuts.bins(f);
                inside[cell][f] = bins[cell][f] == 0 ? -Float.MAX_VALUE / 2 : cuts.cut(f, bins[cell][f] - 1);
            }
        }
        density = new double[2][cells];
        Arrays.fill(density[0], rows / 2.0 / cells);
        Arrays.fill(density[1], rows / 2.0 / cells);
        margin = new float[cells];
    }

    void restart() {
        Arrays.fill(margin, 0f);
    }

    /// The leaf of each cell.
    int[] leaves(RegressionTree tree) {
        int[] leaves = new int[bins.length];
        Arrays.setAll(leaves, cell -> tree.leafOf(inside[cell]));
        return leaves;
    }

    /// Scales the densities below each leaf to its hessian, then both classes against each other to its gradient.
    ///
    /// @param leaves of the cells, from [#leaves]
    /// @param exact whether covers are hessian sums; else each is a power of two not above one
    void agreeWith(RegressionTree tree, int[] leaves, boolean exact, double step) {
        double[] hessian = new double[tree.nodeCount()];
        double[] zeros = new double[tree.nodeCount()];
        double[] ones = new double[tree.nodeCount()];
        for (int cell = 0; cell < leaves.length; cell++) {
            double p = probability(cell);
            hessian[leaves[cell]] += (density[0][cell] + density[1][cell]) * p * (1 - p);
            zeros[leaves[cell]] += density[0][cell] * p;
            ones[leaves[cell]] += density[1][cell] * (1 - p);
        }
        double[] scale = new double[tree.nodeCount()];
        double[] turn = new double[tree.nodeCount()];
        for (int leaf = 0; leaf < tree.nodeCount(); leaf++) {
            if (tree.isLeaf(leaf) && hessian[leaf] > TINY) {
                double cover = tree.hessian(leaf);
                double target = Math.clamp(hessian[leaf], cover, exact ? cover : 2 * cover);
                scale[leaf] = target / hessian[leaf];
                turn[leaf] = turn(tree.leafValue(leaf), step / 2, target, scale[leaf] * zeros[leaf], scale[leaf] * ones[leaf]);
            }
        }
        for (int cell = 0; cell < leaves.length; cell++) {
            if (scale[leaves[cell]] > 0) {
                density[0][cell] *= scale[leaves[cell]] * turn[leaves[cell]];
                density[1][cell] *= scale[leaves[cell]] / turn[leaves[cell]];
            }
            margin[cell] += tree.leafValue(leaves[cell]);
        }
    }

    /// By what to multiply class 0, and divide class 1, so that the sum of p over class 0 less that of 1 - p over class 1
    /// is the gradient that the leaf's value tells.
    private double turn(float leaf, double slack, double hessian, double zeros, double ones) {
        if (zeros < TINY || ones < TINY) {
            return 1;
        }
        double perValue = (hessian + task.parameters().regularization().lambda()) / task.parameters().eta();
        double target = Math.clamp(zeros - ones, -(leaf + slack) * perValue, -(leaf - slack) * perValue);
        return (target + Math.sqrt(target * target + 4 * zeros * ones)) / (2 * zeros);
    }

    private double probability(int cell) {
        return 1 / (1 + StrictMath.exp(-(double) margin[cell]));
    }

    /// So many rows, each where most of the density is that no row was put to before.
    Finding.Rows likeliest(int rows) {
        double sum = Arrays.stream(density[0]).sum() + Arrays.stream(density[1]).sum();
        PriorityQueue<Place> places = new PriorityQueue<>(Comparator.comparingDouble((Place place) -> -place.left()));
        for (int label = 0; label < 2; label++) {
            for (int cell = 0; cell < bins.length; cell++) {
                places.add(new Place(label, cell, density[label][cell] * total / sum));
            }
        }
        int[][] cells = new int[rows][];
        byte[] labels = new byte[rows];
        for (int row = 0; row < rows; row++) {
            Place place = places.remove();
            cells[row] = bins[place.cell()];
            labels[row] = (byte) place.label();
            places.add(new Place(place.label(), place.cell(), place.left() - 1));
        }
        return TreeStatistics.found(cells, labels);
    }

    /// @param left density less the rows put there
    private record Place(int label, int cell, double left) {}
}
