package io.riskmesh.federation.attack;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.attack.AttackResult.Finding;
import java.util.List;

/// Rebuilds training rows from the statistics in a model file, in the style of TimberStrike (arXiv 2506.07605), as one
/// rebuilds a body from its shadows: every leaf of every tree says how much hessian and gradient lies in its box, and the
/// margins before each tree are known, so densities over the cells between the public cuts are scaled until all agree.
///
/// @param rows how many the model was trained on
/// @param guesses how many to name, the likeliest first
/// @param step distance of leaf values in the file; 0 if they are not rounded
/// @param looksAtModel false is the attacker who has the public cuts only
record TreeStatistics(int rows, int guesses, double step, boolean looksAtModel) implements Attack {

    private static final int SWEEPS = 60;

    @Override
    public AttackResult run(View view) {
        TreeEnsemble model = switch (XgboostModelFile.read(view.model())) {
            case ReadResult.ModelRead(var ensemble, _) -> ensemble;
            case ReadResult.ModelRefused refused -> throw new IllegalArgumentException(refused.message());
        };
        CellDensities densities = new CellDensities(view.task(), rows);
        boolean exact = hasExactCovers(model.trees());
        List<int[]> leaves = model.trees().stream().map(densities::leaves).toList();
        for (int sweep = 0; looksAtModel && sweep < SWEEPS; sweep++) {
            densities.restart();
            for (int tree = 0; tree < leaves.size(); tree++) {
                densities.agreeWith(model.trees().get(tree), leaves.get(tree), exact, step);
            }
        }
        return new AttackResult(List.of(densities.likeliest(guesses)));
    }

    private static boolean hasExactCovers(List<RegressionTree> trees) {
        for (RegressionTree tree : trees) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (tree.hessian(node) != Math.scalb(1f, Math.getExponent(tree.hessian(node)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The label of a row in a cell, as a finding tells it.
    static Finding.Rows found(int[][] cells, byte[] labels) {
        float[][] values = new float[cells.length][];
        for (int row = 0; row < cells.length; row++) {
            values[row] = new float[cells[row].length];
            for (int f = 0; f < values[row].length; f++) {
                values[row][f] = cells[row][f];
            }
        }
        return new Finding.Rows(values, labels);
    }
}
