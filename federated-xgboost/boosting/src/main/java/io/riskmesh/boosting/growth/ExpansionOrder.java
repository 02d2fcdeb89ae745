package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.parameters.TreeShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Which leaf is split next (training.md section 8), as XGBoost's driver decides it: a whole level in the order of ids,
/// or the leaf of largest gain, ties to the smaller id, until its children are to be opened.
final class ExpansionOrder {

    private final TreeShape shape;
    private final PriorityQueue<GrowingNode> waiting = new PriorityQueue<>(
            Comparator.comparingDouble((GrowingNode node) -> -node.chosen.gain()).thenComparingInt(node -> node.id));

    ExpansionOrder(TreeShape shape) {
        this.shape = shape;
    }

    /// Whether children of this leaf, once it is split, may be split themselves.
    boolean childrenMayGrow(GrowingNode node, int leavesAfter) {
        return node.depth + 1 < shape.maxDepth() && hasRoom(leavesAfter);
    }

    private boolean hasRoom(int leaves) {
        return shape.maxLeaves() == 0 || leaves < shape.maxLeaves();
    }

    boolean nothingWaits() {
        return waiting.isEmpty();
    }

    /// Splits what is to be split now, given leaves whose split has just been chosen.
    List<SiblingPair> expand(List<GrowingNode> chosen, GrowingTree tree) {
        return switch (shape.policy()) {
            case DEPTH_WISE -> level(chosen, tree);
            case LOSS_GUIDED -> bestFirst(chosen, tree);
        };
    }

    private List<SiblingPair> level(List<GrowingNode> chosen, GrowingTree tree) {
        List<SiblingPair> pairs = new ArrayList<>(chosen.size());
        for (GrowingNode node : chosen) {
            if (hasRoom(tree.leaves())) {
                pairs.add(tree.expand(node));
            }
        }
        return pairs;
    }

    private List<SiblingPair> bestFirst(List<GrowingNode> chosen, GrowingTree tree) {
        waiting.addAll(chosen);
        List<SiblingPair> pairs = new ArrayList<>();
        while (!waiting.isEmpty() && hasRoom(tree.leaves())) {
            SiblingPair pair = tree.expand(waiting.remove());
            pairs.add(pair);
            if (growsOn(pair, tree)) {
                break;
            }
        }
        return pairs;
    }

    /// Whether the pair's sums are to be opened.
    boolean growsOn(SiblingPair pair, GrowingTree tree) {
        return pair.parent().pairPasses && childrenMayGrow(pair.parent(), tree.leaves());
    }
}
