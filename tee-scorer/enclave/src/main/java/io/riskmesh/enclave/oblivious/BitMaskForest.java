package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.List;

/// A model whose trees are complete: 64 places for nodes and 64 leaves, 448 bytes a tree (two or four times that for models of
/// depth 7 or 8). The root stands at place 1, the children of place i at 2i and 2i + 1; a leaf above the deepest
/// level fills all leaves below it. Immutable and thread-safe.
///
/// A row goes right at a node iff `rank - d >= cutRank - d` as unsigned bytes, where d is 1 if missing values (rank 0)
/// go right. Made by [ForestLoading#of].
public final class BitMaskForest {

    static final int LEAST_DEPTH = 6;

    final RowCuts cuts;
    final int trees;
    final int depth; // 6, 7 or 8
    final int places; // per tree, 1 << depth; also its leaves
    final byte[] feature; // [tree][place]
    final byte[] cut; // [tree][place]: cut rank - d, unsigned
    final byte[] missingRight; // [tree][place]: d
    final int[] leaf; // [tree][leaf]: bits of a float32
    final ReasonDeltas deltas;

    private BitMaskForest(TreeEnsemble ensemble) {
        cuts = RowCuts.of(ensemble);
        trees = ensemble.trees().size();
        depth = Math.max(LEAST_DEPTH, ensemble.maxDepth());
        places = 1 << depth;
        feature = new byte[trees * places];
        cut = new byte[trees * places];
        missingRight = new byte[trees * places];
        leaf = new int[trees * places];
        deltas = new ReasonDeltas(trees * places);
        List<RegressionTree> all = ensemble.trees();
        for (int t = 0; t < trees; t++) {
            double[] means = ReasonDeltas.means(all.get(t));
            lay(all.get(t), means, 0, t * places, 1, 0);
        }
    }

    static BitMaskForest of(TreeEnsemble ensemble) {
        return new BitMaskForest(ensemble);
    }

    /// How many values a row has.
    public int features() {
        return cuts.features();
    }

    /// How many trees are added up.
    public int trees() {
        return trees;
    }

    private void lay(RegressionTree tree, double[] means, int node, int first, int place, int level) {
        if (tree.isLeaf(node)) {
            int from = (place << depth - level) - places;
            Arrays.fill(leaf, first + from, first + from + (places >> level), Float.floatToRawIntBits(tree.leafValue(node)));
            return;
        }
        int d = tree.defaultLeft(node) ? 0 : 1;
        feature[first + place] = (byte) tree.feature(node);
        cut[first + place] = (byte) (cuts.rankOf(tree.feature(node), tree.threshold(node)) - d);
        missingRight[first + place] = (byte) d;
        int left = tree.left(node);
        deltas.set(first + place, means[left] - means[node], means[left + 1] - means[node]);
        lay(tree, means, left, first, 2 * place, level + 1);
        lay(tree, means, left + 1, first, 2 * place + 1, level + 1);
    }

    void checkWidth(float[] row) {
        if (row.length != features()) {
            throw new IllegalArgumentException("Expected a row of " + features() + " values, got " + row.length);
        }
    }

    @Override
    public String toString() {
        return "BitMaskForest[trees=" + trees + ", depth=" + depth + ", features=" + features() + "]";
    }
}
