package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Rows with the margins that a kernel must give for them bit for bit. Immutable; the arrays are not to be changed.
///
/// @param rows a value per feature; NaN is missing
/// @param margins one per row
public record TestVectors(List<float[]> rows, float[] margins) {

    private static final int MISSING_OF_TEN = 1;

    public TestVectors {
        rows = List.copyOf(rows);
        if (rows.size() != margins.length) {
            throw new IllegalArgumentException("Expected a margin for each of " + rows.size() + " rows, got " + margins.length);
        }
    }

    /// Rows at, just below and just above every threshold of the model, the other values drawn from thresholds of their features
    /// and one in ten missing; margins by the plain walk over the trees of the file.
    public static TestVectors atThresholds(TreeEnsemble ensemble, long seed) {
        Random random = new Random(seed); // reproducible rows, no secret
        float[][] cuts = thresholds(ensemble);
        List<float[]> rows = new ArrayList<>();
        rows.add(row(random, cuts));
        for (int f = 0; f < cuts.length; f++) {
            for (float cut : cuts[f]) {
                for (float x : new float[] {Math.nextDown(cut), cut, Math.nextUp(cut)}) {
                    float[] row = row(random, cuts);
                    row[f] = x;
                    rows.add(row);
                }
            }
        }
        return of(ensemble, rows);
    }

    /// The given rows with the margins of the plain walk.
    public static TestVectors of(TreeEnsemble ensemble, List<float[]> rows) {
        float[] margins = new float[rows.size()];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = ensemble.margin(rows.get(i));
        }
        return new TestVectors(rows, margins);
    }

    /// These and then those.
    public TestVectors and(TestVectors more) {
        List<float[]> all = new ArrayList<>(rows);
        all.addAll(more.rows);
        float[] both = Arrays.copyOf(margins, all.size());
        System.arraycopy(more.margins, 0, both, margins.length, more.margins.length);
        return new TestVectors(all, both);
    }

    private static float[] row(Random random, float[][] cuts) {
        float[] row = new float[cuts.length];
        for (int f = 0; f < row.length; f++) {
            row[f] = random.nextInt(10) < MISSING_OF_TEN ? Float.NaN
                    : cuts[f].length == 0 ? 0f : cuts[f][random.nextInt(cuts[f].length)];
        }
        return row;
    }

    private static float[][] thresholds(TreeEnsemble ensemble) {
        List<List<Float>> found = new ArrayList<>();
        for (int f = 0; f < ensemble.schema().size(); f++) {
            found.add(new ArrayList<>());
        }
        for (RegressionTree tree : ensemble.trees()) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node)) {
                    found.get(tree.feature(node)).add(tree.threshold(node));
                }
            }
        }
        float[][] cuts = new float[found.size()][];
        for (int f = 0; f < cuts.length; f++) {
            List<Float> distinct = found.get(f).stream().distinct().sorted().toList();
            cuts[f] = new float[distinct.size()];
            for (int i = 0; i < cuts[f].length; i++) {
                cuts[f][i] = distinct.get(i);
            }
        }
        return cuts;
    }
}
