package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.accumulate.NodeRows;
import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;

/// Counts the owners that have enough rows on each side of candidate splits.
///
/// @param enough rows that make an owner present
record PresenceCount(BinnedMatrix matrix, HistogramCuts cuts, Owners owners, int enough) {

    private record Candidate(NodeRows node, SplitRule rule) {}

    Presence of(List<NodeRules> nodes, RowPartition partition, Workers workers) {
        List<Candidate> candidates = new ArrayList<>();
        for (NodeRules node : nodes) {
            node.rules().forEach(rule -> candidates.add(new Candidate(partition.node(node.node()), rule)));
        }
        int[] banks = new int[2 * candidates.size()];
        workers.run(candidates.size(), c -> count(candidates.get(c), banks, 2 * c));
        return new Presence(banks);
    }

    /// Rows of a node are ascending, so each owner's stand together.
    private void count(Candidate candidate, int[] banks, int at) {
        CodeSides sides = CodeSides.of(candidate.rule, cuts);
        int next = candidate.node.from();
        for (int owner = 0; owner < owners.count(); owner++) {
            int onLeft = 0;
            int onRight = 0;
            int end = owners.end(owner);
            while (next < candidate.node.to() && candidate.node.rows()[next] < end) {
                if (onLeft >= enough && onRight >= enough) {
                    next = firstFrom(candidate.node, next, end);
                } else {
                    int side = sides.left()[matrix.code(candidate.node.rows()[next++], sides.feature())];
                    onLeft += side;
                    onRight += 1 - side;
                }
            }
            banks[at] += onLeft >= enough ? 1 : 0;
            banks[at + 1] += onRight >= enough ? 1 : 0;
        }
    }

    /// The first place from `low` on whose row is `row` or later.
    private static int firstFrom(NodeRows node, int low, int row) {
        int high = node.to();
        int least = low;
        while (least < high) {
            int middle = (least + high) >>> 1;
            if (node.rows()[middle] < row) {
                least = middle + 1;
            } else {
                high = middle;
            }
        }
        return least;
    }
}
