package io.riskmesh.federation.joint;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.field.Field;
import java.util.List;
import java.util.Set;

/// One bank's input to the masked sum of a level (joint-training.md sections 1 and 3): its payer-side cells as they are; of
/// payee-side cells those of payments inside the bank as they are, those whose payee nobody knows in the missing cell, the
/// row counts of payments it received, and of all other g and h its shares. In the total the shares of a pair add up to
/// the pair's cells, modulo the field.
final class JointCells {
    private static final int WORDS = 3;
    private static final Field FIELD = Field.P61;

    private final JointTable table;
    private final PairSession session;
    private final JointTree tree;
    private final PartyId self;
    private final HistogramCuts cuts;
    private final int[] offsets;
    private final GradientHistogram sums;

    JointCells(JointTable table, PairSession session, JointTree tree, PartyId self, List<Integer> nodes, FeatureMask features, FixedPointPlan plan) {
        this.table = table;
        this.session = session;
        this.tree = tree;
        this.self = self;
        cuts = table.cuts();
        offsets = cuts.offsets(features);
        sums = GradientHistogram.zero(nodes.size(), cuts.totalSlots(features), plan);
        for (int at = 0; at < nodes.size(); at++) {
            addPayers(at, nodes.get(at));
        }
    }

    private void addPayers(int at, int node) {
        int[] features = table.payerFeatures();
        for (int row : tree.own().rows(node)) {
            for (int f : features) {
                add(at, f, table.sentCode(row, f), row);
            }
        }
    }

    private void add(int at, int feature, int code, int row) {
        int cell = cell(at, feature, code);
        sums.cells()[cell] += table.gradient(row);
        sums.cells()[cell + 1] += table.hessian(row);
        sums.cells()[cell + 2]++;
    }

    private int cell(int at, int feature, int code) {
        return (at * sums.slots() + offsets[feature] + code) * WORDS;
    }

    /// The payee-side cells that this bank knows: of nodes that are open on that side.
    void addPayees(List<Integer> nodes, Set<Integer> closed) {
        int[] features = table.payeeFeatures();
        for (int at = 0; at < nodes.size(); at++) {
            if (!closed.contains(nodes.get(at))) {
                for (int row : tree.own().rows(nodes.get(at))) {
                    for (int f : features) {
                        if (!tree.hasPayee(row)) {
                            add(at, f, cuts.bins(f), row);
                        }
                    }
                }
                for (PartyId payer : tree.members()) {
                    addReceived(at, nodes.get(at), payer, features);
                }
            }
        }
    }

    private void addReceived(int at, int node, PartyId payer, int[] features) {
        int[] rows = session.receivedRows(payer);
        for (int place : tree.received(payer).rows(node)) {
            for (int f : features) {
                int code = table.receivedCode(rows[place], f);
                if (payer.equals(self)) {
                    add(at, f, code, session.sentRows(self)[place]);
                } else {
                    sums.cells()[cell(at, f, code) + 2]++;
                }
            }
        }
    }

    /// Adds shares of a pair.
    ///
    /// @param open nodes of the level that are open on the payee's side, in order; the shares are theirs
    /// @param shares `[node][feature][cell][g, h]`
    void addShares(List<Integer> nodes, List<Integer> open, long[][][][] shares, int missingCell) {
        int[] features = table.payeeFeatures();
        for (int n = 0; n < open.size(); n++) {
            int at = nodes.indexOf(open.get(n));
            for (int i = 0; i < features.length; i++) {
                int f = features[i];
                for (int code = 0; code <= cuts.bins(f); code++) {
                    long[] share = shares[n][i][code == cuts.bins(f) ? missingCell : code];
                    int cell = cell(at, f, code);
                    addShare(cell, share[0]);
                    addShare(cell + 1, share[1]);
                }
            }
        }
    }

    // Cells stay signed values of the field, as everything that is summed under masks.
    private void addShare(int cell, long share) {
        sums.cells()[cell] = FIELD.decode(FIELD.add(FIELD.encode(sums.cells()[cell]), share));
    }

    GradientHistogram sums() {
        return sums;
    }
}
