package io.riskmesh.federation.attack;

import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.ledger.PartyId;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// Sums of one node over some banks, as somebody saw or derived them. A bank's own vector is a sum over one bank.
///
/// @param members whose rows are in it
/// @param gradients digest of the gradients: sums of equal digest may be subtracted
/// @param cells words of the node's slots, not to be changed
record NodeSum(SortedSet<PartyId> members, String gradients, int tree, int node, long[] cells) {

    static NodeSum of(Collection<PartyId> members, String gradients, int tree, int node, GradientHistogram sums, int at) {
        int words = sums.slots() * sums.plan().layout().words();
        return new NodeSum(new TreeSet<>(members), gradients, tree, node,
                Arrays.copyOfRange(sums.cells(), at * words, (at + 1) * words));
    }

    /// This sum without the rows of a part of its members, or of a child from its parent's.
    NodeSum minus(NodeSum part, SortedSet<PartyId> left, int leftNode) {
        long[] difference = cells.clone();
        Arrays.setAll(difference, i -> difference[i] - part.cells[i]);
        return new NodeSum(left, gradients, tree, leftNode, difference);
    }

    NodeSum plus(NodeSum other, int sumNode) {
        long[] sum = cells.clone();
        Arrays.setAll(sum, i -> sum[i] + other.cells[i]);
        return new NodeSum(members, gradients, tree, sumNode, sum);
    }

    boolean hasCells(long[] those) {
        return Arrays.equals(cells, those);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSum that && members.equals(that.members) && gradients.equals(that.gradients)
                && tree == that.tree && node == that.node && Arrays.equals(cells, that.cells);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cells);
    }

    @Override
    public String toString() {
        return "NodeSum[tree " + tree + ", node " + node + ", " + members + "]";
    }
}
