package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;
import java.util.List;

/// Several sources as one, by plain addition: what a masked sum must equal. Every source is another owner. Not thread-safe.
public final class SummedRows implements HistogramSource {
    private final List<HistogramSource> sources;

    /// @throws IllegalArgumentException for no source
    public SummedRows(List<? extends HistogramSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one source, got none");
        }
        this.sources = List.copyOf(sources);
    }

    @Override
    public void beginTree(int tree, FixedPointPlan plan) {
        sources.forEach(source -> source.beginTree(tree, plan));
    }

    @Override
    public GradientHistogram build(List<Integer> nodes, FeatureMask features) {
        GradientHistogram sum = sources.getFirst().build(nodes, features);
        for (HistogramSource source : sources.subList(1, sources.size())) {
            long[] cells = source.build(nodes, features).cells();
            long[] total = sum.cells();
            for (int i = 0; i < total.length; i++) {
                total[i] = Math.addExact(total[i], cells[i]);
            }
        }
        return sum;
    }

    @Override
    public Presence presence(List<NodeRules> candidates) {
        int[] banks = new int[2 * candidates.stream().mapToInt(node -> node.rules().size()).sum()];
        for (HistogramSource source : sources) {
            int[] some = source.presence(candidates).banks();
            Arrays.setAll(banks, i -> banks[i] + some[i]);
        }
        return new Presence(banks);
    }

    @Override
    public void apply(List<ChosenSplit> chosen) {
        sources.forEach(source -> source.apply(chosen));
    }

    @Override
    public void endTree(RegressionTree tree) {
        sources.forEach(source -> source.endTree(tree));
    }
}
