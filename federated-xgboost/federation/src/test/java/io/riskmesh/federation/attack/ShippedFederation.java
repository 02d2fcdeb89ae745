package io.riskmesh.federation.attack;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.party.RecordedRun;
import io.riskmesh.federation.party.TestRows;
import io.riskmesh.federation.step.RunOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The banks of a scene as the machines that are shipped, each message encoded, masked, and decoded.
///
/// @param scene with the cuts and the plan that the run agreed on
/// @param run what the adversaries hold
record ShippedFederation(Scene scene, FederationRun run, RecordedRun record) {

    static ShippedFederation run(Scene scene, Optional<Departure> departure) {
        RecordedRun record = RecordedRun.of(scene.task().parameters(), scene.task().schema(), rows(scene), scene.seed(),
                departure.map(d -> new RecordedRun.Leaving(d.ordinal(), d.tree(), d.level(), d.afterUpload())), Optional.empty());
        Scene agreed = agreed(scene, record);
        List<NodeSum> seen = new ArrayList<>();
        for (RecordedRun.Opened sum : record.opened()) {
            for (int i = 0; i < sum.nodes().size(); i++) {
                String gradients = "gradients of tree " + sum.tree();
                seen.add(NodeSum.of(List.of(record.banks().getFirst()), gradients, sum.tree(), sum.nodes().get(i), sum.own(), i));
                seen.add(NodeSum.of(sum.members(), gradients, sum.tree(), sum.nodes().get(i), sum.sum(), i));
            }
        }
        List<List<ChosenSplit>> splits = record.trees().stream().map(tree -> splits(tree, record.cuts())).toList();
        View coordinator = new View(record.banks().getFirst(), agreed.task(), seen, splits, record.file());
        View participant = new View(record.banks().get(1), agreed.task(), List.of(), splits, record.file());
        return new ShippedFederation(agreed, new FederationRun(coordinator, participant, record.trees()), record);
    }

    /// How the run ended for the coordinating bank if the last bank multiplies its gradients.
    static RunOutcome withLiar(Scene scene, int fromTree, long factor) {
        RecordedRun record = RecordedRun.of(scene.task().parameters(), scene.task().schema(), rows(scene), scene.seed(),
                Optional.empty(), Optional.of(new RecordedRun.Lying(scene.banks().size() - 1, fromTree, factor)));
        return record.outcome(record.banks().getFirst()).orElseThrow();
    }

    private static List<TestRows> rows(Scene scene) {
        List<TestRows> rows = new ArrayList<>();
        for (PlainBank bank : scene.banks()) {
            rows.add(new TestRows(bank.features(), bank.floatLabels(), Optional.empty()));
        }
        return rows;
    }

    private static Scene agreed(Scene scene, RecordedRun record) {
        TrainingTask task = new TrainingTask(scene.task().parameters(), scene.task().schema(), record.cuts(), record.plan(), 500);
        List<PlainBank> banks = new ArrayList<>();
        for (int ordinal = 0; ordinal < scene.banks().size(); ordinal++) {
            PlainBank bank = scene.banks().get(ordinal);
            byte[] labels = new byte[bank.size()];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = bank.label(row);
            }
            banks.add(new PlainBank(record.banks().get(ordinal), bank.features(), labels, record.cuts()));
        }
        return new Scene(scene.seed(), task, banks);
    }

    /// A tree's splits as rules on bins, in the order of the children's ids.
    private static List<ChosenSplit> splits(RegressionTree tree, HistogramCuts cuts) {
        List<ChosenSplit> splits = new ArrayList<>();
        for (int left = 1; left < tree.nodeCount(); left += 2) {
            int node = tree.parent(left);
            int feature = tree.feature(node);
            boolean growsOn = !tree.isLeaf(left) || !tree.isLeaf(left + 1);
            SplitRule rule = tree.isCategorical(node)
                    ? new SplitRule.Categories(feature, Arrays.stream(tree.rightCategories(node)).boxed().toList(), tree.defaultLeft(node))
                    : new SplitRule.Threshold(feature, lastLeftBin(cuts, feature, tree.threshold(node)), tree.defaultLeft(node));
            splits.add(new ChosenSplit(node, rule, left, growsOn));
        }
        return splits;
    }

    private static int lastLeftBin(HistogramCuts cuts, int feature, float threshold) {
        int bin = -1;
        while (bin + 1 < cuts.bins(feature) && cuts.cut(feature, bin + 1) <= threshold) {
            bin++;
        }
        return bin;
    }
}
