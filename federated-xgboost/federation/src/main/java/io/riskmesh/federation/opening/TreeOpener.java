package io.riskmesh.federation.opening;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.OpenedNode;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.growth.TreeGrowth;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.boosting.split.SplitCandidate;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.message.Choice;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.message.SplitNode;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.rules.ConsistentSums;
import io.riskmesh.federation.rules.FeatureSlots;
import io.riskmesh.federation.rules.MarginBound;
import io.riskmesh.federation.rules.RowRange;
import io.riskmesh.federation.rules.SmallCells;
import io.riskmesh.federation.rules.SumRange;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.tree.OpenedSums;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One tree as its opener grows it from masked sums: every opened histogram passes R12, R13 and R6 before a split follows
/// from it. Not thread-safe; sums never leave it.
public final class TreeOpener {
    private final RunTerms terms;
    private final HistogramCuts cuts;
    private final TreeGrowth growth;
    private final FeatureSlots slots;
    private final RowRange range;
    private final long rowBound;
    private final Map<Integer, NodeRules> waiting = new TreeMap<>();
    private final List<SplitNode> splits = new ArrayList<>();
    private boolean opened;

    private TreeOpener(RunTerms terms, HistogramCuts cuts, TreeGrowth growth, RowRange range, long rowBound) {
        this.terms = terms;
        this.cuts = cuts;
        this.growth = growth;
        this.range = range;
        this.rowBound = rowBound;
        slots = slots(cuts, growth.features());
    }

    /// The next tree after `progress`, over the rows of these members.
    public static TreeOpener begin(RunTerms terms, RunProgress progress, SlotSet set) {
        TreeGrowth growth = TreeGrowth.begin(terms.parameters(), terms.schema(), progress.agreedCuts(), terms.plan(),
                progress.trees().size());
        long bound = set.members().stream().mapToLong(member -> terms.join(member).rowBound()).sum();
        return new TreeOpener(terms, progress.agreedCuts(), growth, range(terms, progress), bound);
    }

    private static RowRange range(RunTerms terms, RunProgress progress) {
        var prior = Prior.tree(progress.cuts().orElseThrow().priorPerMille());
        if (progress.trees().isEmpty() && prior.isPresent() && !terms.weighted()) {
            return RowRange.afterPrior(terms.plan(), prior.get());
        }
        TreeEnsemble before = new TreeEnsemble(terms.parameters().objective(), terms.schema(), progress.allTrees());
        return RowRange.afterTrees(terms.parameters().objective(), terms.plan(), !terms.weighted(), MarginBound.of(before));
    }

    private static FeatureSlots slots(HistogramCuts cuts, FeatureMask features) {
        int[] used = features.used();
        int[] starts = new int[used.length + 1];
        for (int i = 0; i < used.length; i++) {
            starts[i + 1] = starts[i] + cuts.slots(used[i]);
        }
        return new FeatureSlots(starts);
    }

    public FeatureMask features() {
        return growth.features();
    }

    /// The nodes whose histograms are to be summed next.
    public List<Integer> nodesToBuild() {
        return growth.nodesToBuild();
    }

    /// Takes an opened sum, and ownership of its cells.
    ///
    /// @return nodes with candidates
    public List<NodeRules> open(long[] cells, RuleDesk rules) throws RefusedRound {
        GradientHistogram histogram = new GradientHistogram(nodesToBuild().size(), slots.total(), terms.plan(), cells);
        rules.require(ConsistentSums.check(histogram, slots, growth.knownSums(), openFeatures()));
        if (!opened) {
            RefusedRound.unless(ConsistentSums.total(histogram, 0, 0, slots.start(1)).isPresent(),
                    TrainingReason.SUM_INCONSISTENT, "sums of rows", "others");
            rules.require(ConsistentSums.checkRoot(ConsistentSums.total(histogram, 0, 0, slots.start(1)).orElseThrow(), rowBound));
        }
        rules.require(SumRange.check(range, histogram));
        List<OpenedNode> parents = growth.parents();
        for (int i = 0; i < parents.size(); i++) {
            rules.require(SumRange.checkSibling(range, parents.get(i).histogram(), parents.get(i).at(), histogram, i));
        }
        List<NodeRules> offered = growth.offer(histogram);
        opened = true;
        for (OpenedNode node : growth.offered()) {
            checkCells(node, rules);
        }
        offered.forEach(node -> waiting.put(node.node(), node));
        return offered;
    }

    /// By node to build, how many features are opened there.
    private List<Integer> openFeatures() {
        int payers = terms.isJoint() ? (int) Arrays.stream(growth.features().used())
                .filter(f -> !Sides.of(terms.schema()).isPayee(f)).count() : slots.features();
        return growth.payeesOpen().stream().map(open -> open ? slots.features() : payers).toList();
    }

    private void checkCells(OpenedNode node, RuleDesk rules) throws RefusedRound {
        for (SplitCandidate candidate : node.candidates()) {
            int feature = candidate.rule().feature();
            int offset = cuts.offset(growth.features(), feature);
            long[] counts = new long[cuts.bins(feature)];
            for (int bin = 0; bin < counts.length; bin++) {
                counts[bin] = node.histogram().sums(node.at(), offset + bin).count();
            }
            long missing = cuts.hasMissing(feature) ? node.histogram().sums(node.at(), offset + counts.length).count() : 0;
            rules.require(SmallCells.check(terms.parameters().privacy(), counts, missing, candidate));
        }
    }

    public boolean isOpened() {
        return opened;
    }

    public boolean isFinished() {
        return growth.isFinished();
    }

    public boolean asksPresence() {
        return growth.asksPresence();
    }

    /// Chooses without presence, where none is asked.
    public List<Choice> choose() {
        return taken(growth.choose());
    }

    public List<Choice> choose(Presence presence) {
        return taken(growth.choose(presence));
    }

    private List<Choice> taken(List<ChosenSplit> chosen) {
        List<Choice> choices = new ArrayList<>();
        for (ChosenSplit split : chosen) {
            int candidate = waiting.remove(split.node()).rules().indexOf(split.rule());
            choices.add(new Choice(split.node(), candidate, split.growsOn()));
            splits.add(new SplitNode(split.node(), split.rule()));
        }
        return List.copyOf(choices);
    }

    /// Ends the tree where it stands (rule R2).
    public void truncate() {
        growth.truncate();
    }

    /// The splits taken so far, in the order of expansion.
    public List<SplitNode> splits() {
        return List.copyOf(splits);
    }

    /// How many times splits were chosen.
    public int steps() {
        return growth.steps();
    }

    /// The sums of its leaves then.
    public OpenedSums leafSums() {
        return new OpenedSums(growth.leafSums());
    }

    /// The tree as it would be if it ended now, with full statistics.
    public RegressionTree tree() {
        return growth.soFar();
    }
}
