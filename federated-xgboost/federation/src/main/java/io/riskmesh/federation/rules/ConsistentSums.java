package io.riskmesh.federation.rules;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// R12: every feature sorts the same rows, so its slots, the missing one included, add up to the node's sums; children
/// add up to their parent; the root has no more rows than the banks signed for. Exact, hence before anything is rounded.
public final class ConsistentSums {

    private ConsistentSums() {}

    /// @param expected the sums of each node where they are known from its parent's split; empty for the root
    public static Verdict check(GradientHistogram opened, FeatureSlots slots, List<NodeSums> expected) {
        return check(opened, slots, expected, Collections.nCopies(opened.nodes(), slots.features()));
    }

    /// The same where not all features are opened at every node.
    ///
    /// @param features by node, how many of the features are opened there: the first ones; the cells of the others are 0
    public static Verdict check(GradientHistogram opened, FeatureSlots slots, List<NodeSums> expected, List<Integer> features) {
        if (opened.slots() != slots.total() || !expected.isEmpty() && expected.size() != opened.nodes()) {
            return refuse(slots.total() + " slots, and sums of " + expected.size() + " nodes", opened.toString());
        }
        for (int node = 0; node < opened.nodes(); node++) {
            NodeSums known = expected.isEmpty() ? null : expected.get(node);
            for (int feature = 0; feature < features.get(node); feature++) {
                Optional<NodeSums> total = total(opened, node, slots.start(feature), slots.start(feature + 1));
                if (total.isEmpty() || known != null && !known.equals(total.get())) {
                    return refuse("equal totals for every feature and from the parent",
                            "others at node " + node + " of the step, feature " + feature + " of those used");
                }
                known = total.get();
            }
            for (int slot = slots.start(features.get(node)); slot < slots.total(); slot++) {
                if (!opened.isEmpty(node, slot)) {
                    return refuse("no sums of features that are not opened", "some at node " + node + " of the step");
                }
            }
        }
        return Verdict.allowed(LeakageRule.R12);
    }

    /// @param rowBound the sum of the signed row bounds of the banks of the set
    public static Verdict checkRoot(NodeSums root, long rowBound) {
        return root.count() >= 0 && root.count() <= rowBound ? Verdict.allowed(LeakageRule.R12)
                : refuse("at most " + rowBound + " rows at the root", "another count");
    }

    public static Verdict checkChildren(NodeSums parent, NodeSums left, NodeSums right) {
        boolean adds = adds(left.gradient(), right.gradient(), parent.gradient())
                && adds(left.hessian(), right.hessian(), parent.hessian()) && adds(left.count(), right.count(), parent.count());
        return adds ? Verdict.allowed(LeakageRule.R12) : refuse("children that add up to their parent", "another sum");
    }

    /// The sums of one feature; empty if they leave 64 bits, which honest partial sums never do.
    public static Optional<NodeSums> total(GradientHistogram opened, int node, int from, int to) {
        long gradient = 0;
        long hessian = 0;
        long count = 0;
        for (int slot = from; slot < to; slot++) {
            if (opened.isEmpty(node, slot)) {
                continue;
            }
            long moreGradient = opened.gradient(node, slot);
            long moreHessian = opened.hessian(node, slot);
            long moreCount = opened.count(node, slot);
            long nextGradient = gradient + moreGradient;
            long nextHessian = hessian + moreHessian;
            long nextCount = count + moreCount;
            if (overflows(gradient, moreGradient, nextGradient) || overflows(hessian, moreHessian, nextHessian)
                    || overflows(count, moreCount, nextCount)) {
                return Optional.empty();
            }
            gradient = nextGradient;
            hessian = nextHessian;
            count = nextCount;
        }
        return Optional.of(new NodeSums(gradient, hessian, count));
    }

    private static boolean adds(long a, long b, long sum) {
        return a + b == sum && !overflows(a, b, sum);
    }

    private static boolean overflows(long a, long b, long sum) {
        return ((a ^ sum) & (b ^ sum)) < 0;
    }

    private static Verdict refuse(String expected, String actual) {
        return Verdict.refused(LeakageRule.R12, TrainingReason.SUM_INCONSISTENT, expected, actual);
    }
}
