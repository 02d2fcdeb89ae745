package io.riskmesh.federation.attack;

import io.riskmesh.boosting.tree.RegressionTree;

/// Between which numbers of rows each node of the first tree must lie: from its cover, which is a power of two not above
/// a quarter of its rows or exactly that, and because children add up to parents.
final class NodeRows {

    /// Between which numbers of rows an attacker believes a leaf to lie before it looks at the file.
    interface Belief {
        int least(int leaf);

        int most(int leaf);

        /// Of somebody without rows of its own.
        static Belief upTo(int allRows) {
            return new Belief() {
                @Override
                public int least(int leaf) {
                    return 1;
                }

                @Override
                public int most(int leaf) {
                    return allRows;
                }
            };
        }

        /// Of a bank that takes its own rows for a sample of all: within three standard deviations.
        static Belief ofMember(int[] ownRows, int banks) {
            return new Belief() {
                @Override
                public int least(int leaf) {
                    return (int) Math.max(ownRows[leaf], banks * (ownRows[leaf] - 3 * Math.sqrt(ownRows[leaf] + 1.0)));
                }

                @Override
                public int most(int leaf) {
                    return (int) (banks * (ownRows[leaf] + 3 * Math.sqrt(ownRows[leaf] + 1.0)));
                }
            };
        }
    }

    private final int[] least;
    private final int[] most;

    private NodeRows(int nodes) {
        least = new int[nodes];
        most = new int[nodes];
    }

    /// @param own what the attacker believes of the leaves beforehand
    static NodeRows of(RegressionTree tree, boolean coversKnown, int leafRows, Belief own) {
        NodeRows rows = new NodeRows(tree.nodeCount());
        for (int node = 0; node < tree.nodeCount(); node++) {
            rows.least[node] = tree.isLeaf(node) ? Math.max(leafRows, own.least(node)) : leafRows;
            rows.most[node] = tree.isLeaf(node) ? own.most(node) : Integer.MAX_VALUE / 2;
        }
        if (coversKnown) {
            rows.readCovers(tree);
        }
        for (int round = 0; round < 10; round++) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node)) {
                    rows.tighten(node, tree.left(node), tree.right(node));
                }
            }
        }
        return rows;
    }

    /// A full file has sums of hessians that are no powers of two: then they are exact.
    private void readCovers(RegressionTree tree) {
        boolean exact = false;
        for (int node = 0; node < tree.nodeCount(); node++) {
            exact |= tree.hessian(node) != Math.scalb(1f, Math.getExponent(tree.hessian(node)));
        }
        for (int node = 0; node < tree.nodeCount(); node++) {
            double rows = 4.0 * tree.hessian(node);
            least[node] = Math.max(least[node], (int) Math.ceil(rows));
            most[node] = Math.min(most[node], exact ? (int) rows : (int) Math.ceil(2 * rows) - 1);
        }
    }

    private void tighten(int parent, int left, int right) {
        least[parent] = Math.max(least[parent], least[left] + least[right]);
        most[parent] = Math.min(most[parent], most[left] + most[right]);
        for (int child : new int[] {left, right}) {
            int sibling = left + right - child;
            least[child] = Math.max(least[child], least[parent] - most[sibling]);
            most[child] = Math.min(most[child], most[parent] - least[sibling]);
        }
    }

    int least(int node) {
        return least[node];
    }

    int most(int node) {
        return most[node];
    }
}
