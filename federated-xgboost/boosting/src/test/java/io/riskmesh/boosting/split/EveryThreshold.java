package io.riskmesh.boosting.split;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.split.SplitRule.Threshold;
import java.util.List;

/// Splits of a root the long way: every rule summed anew from the cells, gains written out from XGBoost's formulas.
final class EveryThreshold {

    private EveryThreshold() {}

    /// The first best threshold of the given features; none if no gain is above XGBoost's 1e-6.
    static List<SplitCandidate> best(TrainingParameters parameters, HistogramCuts cuts, GradientHistogram root, int... features) {
        NodeSums total = total(cuts, root);
        SplitCandidate best = new SplitCandidate(new Threshold(0, 0, false), 1e-6f, NodeSums.NOTHING, total);
        for (int feature : features) {
            for (int place = 0; place < 2 * cuts.bins(feature); place++) {
                int bins = cuts.bins(feature);
                Threshold rule = place < bins ? new Threshold(feature, place, false)
                        : new Threshold(feature, 2 * bins - place - 2, true);
                NodeSums left = left(cuts, root, rule);
                float gain = gain(parameters.regularization(), root, left, total);
                if (gain > best.gain()) {
                    best = new SplitCandidate(rule, gain, left, total.minus(left));
                }
            }
        }
        return best.left().equals(NodeSums.NOTHING) ? List.of() : List.of(best);
    }

    private static float gain(Regularization terms, GradientHistogram root, NodeSums left, NodeSums total) {
        NodeSums right = total.minus(left);
        double least = Math.min(root.plan().real(left.hessian()), root.plan().real(right.hessian()));
        if (least < terms.minChildWeight()) {
            return 0f;
        }
        return side(terms, root, left) + side(terms, root, right) - side(terms, root, total);
    }

    private static float side(Regularization terms, GradientHistogram root, NodeSums sums) {
        double g = root.plan().real(sums.gradient());
        double h = root.plan().real(sums.hessian());
        double t = Math.signum(g) * Math.max(0.0, Math.abs(g) - terms.alpha());
        if (h <= 0) {
            return 0f;
        }
        if (terms.maxDeltaStep() == 0f) {
            return (float) (t * t) / (float) (h + terms.lambda());
        }
        double step = Math.clamp(-t / (h + terms.lambda()), -terms.maxDeltaStep(), (double) terms.maxDeltaStep());
        float w = h < terms.minChildWeight() ? 0f : (float) step;
        return -(2f * (float) g * w + ((float) h + terms.lambda()) * (w * w));
    }

    static NodeSums total(HistogramCuts cuts, GradientHistogram root) {
        NodeSums sum = NodeSums.NOTHING;
        for (int slot = 0; slot < cuts.slots(0); slot++) {
            sum = sum.plus(root.sums(0, slot));
        }
        return sum;
    }

    /// What goes left by a rule, from the cells of its feature.
    static NodeSums left(HistogramCuts cuts, GradientHistogram root, SplitRule rule) {
        int bins = cuts.bins(rule.feature());
        NodeSums sum = NodeSums.NOTHING;
        for (int slot = 0; slot < cuts.slots(rule.feature()); slot++) {
            int bin = slot;
            boolean left = slot == bins ? rule.missingLeft() : switch (rule) {
                case Threshold threshold -> bin <= threshold.lastLeftBin();
                case SplitRule.Categories categories -> !categories.right().contains(bin);
            };
            if (left) {
                sum = sum.plus(root.sums(0, cuts.offset(cuts.usable(), rule.feature()) + slot));
            }
        }
        return sum;
    }
}
