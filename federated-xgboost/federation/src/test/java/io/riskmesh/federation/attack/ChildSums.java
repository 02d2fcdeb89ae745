package io.riskmesh.federation.attack;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.training.TrainingTask;

/// The sums of both children, read from the opened bins of a node and the split taken there.
record ChildSums(NodeSums left, NodeSums right) {

    static ChildSums of(TrainingTask task, NodeSum node, ChosenSplit split) {
        HistogramCuts cuts = task.cuts();
        FixedPointPlan plan = task.plan();
        int feature = split.rule().feature();
        int offset = cuts.offset(cuts.usable(), feature);
        NodeSums left = NodeSums.NOTHING;
        NodeSums right = NodeSums.NOTHING;
        for (int slot = 0; slot < cuts.slots(feature); slot++) {
            NodeSums cell = plan.decode(node.cells(), (offset + slot) * plan.layout().words());
            if (goesLeft(cuts, split.rule(), slot)) {
                left = left.plus(cell);
            } else {
                right = right.plus(cell);
            }
        }
        return new ChildSums(left, right);
    }

    private static boolean goesLeft(HistogramCuts cuts, SplitRule rule, int slot) {
        if (slot >= cuts.bins(rule.feature())) {
            return rule.missingLeft();
        }
        return switch (rule) {
            case SplitRule.Threshold threshold -> slot <= threshold.lastLeftBin();
            case SplitRule.Categories categories -> !categories.right().contains(slot);
        };
    }
}
