package io.riskmesh.binselect.step;

import java.util.List;

/// One bank's additive shares of a pair's histogram at one level: canonical residues of the engine's modulus. The other
/// bank's, added, give the sums. Printing shows the shape only.
///
/// @param nodes the nodes in the order of the order that asked for them
/// @param shares per node `features * cells * 2` residues; g of feature f and cell b is at `(f * cells + b) * 2`, h after it
public record LevelShares(int slot, int level, List<Integer> nodes, int features, int cells, long[][] shares) {

    public LevelShares {
        nodes = List.copyOf(nodes);
        for (long[] node : shares) {
            if (shares.length != nodes.size() || node.length != features * cells * 2) {
                throw new IllegalArgumentException("Expected " + nodes.size() + " nodes of " + features * cells * 2 + " shares");
            }
        }
    }

    /// The share of Σ g at position `node` of {@link #nodes}.
    public long g(int node, int feature, int cell) {
        return shares[node][(feature * cells + cell) * 2];
    }

    /// The share of Σ h at position `node` of {@link #nodes}.
    public long h(int node, int feature, int cell) {
        return shares[node][(feature * cells + cell) * 2 + 1];
    }

    @Override
    public String toString() {
        return "LevelShares[slot " + slot + ", level " + level + ", " + nodes.size() + " nodes, " + features + " features, "
                + cells + " cells]";
    }
}
