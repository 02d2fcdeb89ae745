package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.boosting.split.SplitCandidate;
import io.riskmesh.boosting.split.SplitFinder;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One tree as its opener grows it: sums in, splits out, no rows. The calls go round: [#nodesToBuild], [#offer],
/// [#choose], until [#isFinished]; a step is one such round, a level of a depth-wise tree or one opened pair of a
/// loss-guided one. A wrong order is an IllegalStateException. Not thread-safe.
///
/// Of the presence rule (R5) it keeps: siblings are opened as a pair or not at all, and the first candidate whose pair
/// passes is taken; if none passes, the first one stands and both its children stay leaves.
public final class TreeGrowth {

    private enum Phase { BUILD, CHOOSE, FINISHED }

    private final TrainingParameters parameters;
    private final ColumnSampler columns;
    private final FeatureMask features;
    private final SplitFinder finder;
    private final GrowingTree tree;
    private final ExpansionOrder order;
    private final Workers workers;
    private final FeatureMask payerOnly;
    private List<SiblingPair> pairs = List.of(); // to be opened; none at the root
    private List<GrowingNode> offered = List.of(); // have candidates
    private Phase phase = Phase.BUILD;
    private int steps;
    private boolean opened;

    private TreeGrowth(TrainingParameters parameters, FeatureSchema schema, HistogramCuts cuts, FixedPointPlan plan, int tree,
            Workers workers) {
        this.parameters = parameters;
        this.workers = workers;
        columns = new ColumnSampler(parameters, cuts.usable(), tree);
        features = columns.ofTree();
        finder = new SplitFinder(parameters, schema, cuts, plan, features);
        this.tree = new GrowingTree(parameters, schema, cuts, plan);
        order = new ExpansionOrder(parameters.shape());
        payerOnly = payers(schema);
    }

    private static FeatureMask payers(FeatureSchema schema) {
        return Sides.isJoint(schema) ? FeatureMask.of(schema.size(), IntStream.range(0, Sides.of(schema).payers()).toArray())
                : FeatureMask.all(schema.size());
    }

    /// A growth on the calling thread alone.
    public static TreeGrowth begin(TrainingParameters parameters, FeatureSchema schema, HistogramCuts cuts,
            FixedPointPlan plan, int tree) {
        return begin(parameters, schema, cuts, plan, tree, Workers.inline());
    }

    /// @param tree index among the grown trees of the run, from 0; the prior's tree is not counted
    /// @param workers search nodes side by side; they change no bit
    /// @throws IllegalArgumentException if the cuts are not the schema's, or leave no feature that can split rows
    public static TreeGrowth begin(TrainingParameters parameters, FeatureSchema schema, HistogramCuts cuts,
            FixedPointPlan plan, int tree, Workers workers) {
        if (!cuts.fits(schema)) {
            throw new IllegalArgumentException("Expected cuts of the schema's " + schema.size() + " features, got " + cuts);
        }
        return new TreeGrowth(parameters, schema, cuts, plan, tree, workers);
    }

    /// The features that this tree's histograms hold.
    public FeatureMask features() {
        return features;
    }

    /// The nodes whose sums are to be opened next: the root, then the smaller child of each pair that grows on. Empty
    /// once the tree is finished.
    public List<Integer> nodesToBuild() {
        return switch (phase) {
            case BUILD -> opened ? pairs.stream().map(pair -> pair.built().id).toList() : List.of(0);
            case CHOOSE -> throw new IllegalStateException("Expected choose(), got nodesToBuild()");
            case FINISHED -> List.of();
        };
    }

    /// What the sums of [#nodesToBuild] must be, because the split above was told by them (rule R12); empty for the root.
    public List<NodeSums> knownSums() {
        return pairs.stream().map(pair -> pair.built().sums).toList();
    }

    /// The parents of [#nodesToBuild], in that order, with their sums, from which those of the siblings will follow; empty
    /// for the root.
    public List<OpenedNode> parents() {
        return pairs.stream().map(pair -> pair.parent().opened()).toList();
    }

    /// The nodes that the last [#offer] gave candidates of, in that order.
    public List<OpenedNode> offered() {
        return offered.stream().map(GrowingNode::opened).toList();
    }

    /// Takes the opened sums of [#nodesToBuild], in that order, and ownership of them; finds candidate splits.
    ///
    /// @return the nodes that may be split, ascending; if there are none the tree may be finished by that
    /// @throws IllegalArgumentException if the histogram has another shape, or sums that cannot be those of its nodes
    public List<NodeRules> offer(GradientHistogram histogram) {
        expect(Phase.BUILD);
        offered = opened ? takePairs(histogram) : List.of(takeRoot(histogram));
        opened = true;
        int most = asksPresence(offered) && payerOnly.count() == payerOnly.size() ? NodeRules.MOST_CANDIDATES : 1;
        List<GrowingNode> nodes = offered;
        workers.run(nodes.size(), i -> search(nodes.get(i), most));
        offered = offered.stream().filter(node -> !node.candidates.isEmpty()).toList();
        phase = offered.isEmpty() && order.nothingWaits() ? Phase.FINISHED : Phase.CHOOSE;
        List<NodeRules> rules = new ArrayList<>(offered.size());
        for (GrowingNode node : offered) {
            rules.add(new NodeRules(node.id, node.candidates.stream().map(SplitCandidate::rule).toList()));
        }
        return rules;
    }

    private void search(GrowingNode node, int most) {
        node.candidates = finder.find(node.histogram(), node.at(), node.sums, node.gain, node.bounds,
                allowed(node), most);
    }

    private FeatureMask allowed(GrowingNode node) {
        FeatureMask drawn = columns.ofNode(node.id, node.depth);
        return node.payeesOpen ? drawn
                : FeatureMask.of(drawn.size(), Arrays.stream(drawn.used()).filter(payerOnly::uses).toArray());
    }

    /// Whether payee-side sums of each of [#nodesToBuild] are to be opened; where they are not, every bank sends zeros.
    public List<Boolean> payeesOpen() {
        return opened ? pairs.stream().map(pair -> pair.built().payeesOpen).toList() : List.of(true);
    }

    private GrowingNode takeRoot(GradientHistogram histogram) {
        checkNodes(histogram, 1);
        GrowingNode root = tree.addRoot(finder.total(histogram, 0));
        root.holds(histogram, 0);
        return root;
    }

    private List<GrowingNode> takePairs(GradientHistogram histogram) {
        checkNodes(histogram, pairs.size());
        workers.run(pairs.size(), i -> takePair(pairs.get(i), histogram, i));
        List<GrowingNode> nodes = new ArrayList<>(2 * pairs.size());
        for (SiblingPair pair : pairs) {
            nodes.add(pair.left());
            nodes.add(pair.right());
        }
        return nodes;
    }

    private void takePair(SiblingPair pair, GradientHistogram histogram, int at) {
        if (!finder.total(histogram, at).equals(pair.built().sums)) {
            throw new IllegalArgumentException("Expected the sums that the split told of node " + pair.built().id + ", got others");
        }
        pair.built().holds(histogram, at);
        pair.parent().handOn(pair.built(), pair.derived());
    }

    private static void checkNodes(GradientHistogram histogram, int nodes) {
        if (histogram.nodes() != nodes) {
            throw new IllegalArgumentException("Expected a histogram of " + nodes + " nodes, got " + histogram);
        }
    }

    /// Whether presence decides between the candidates last offered. Not where rules are off, nor where children stay
    /// leaves in any case: their sums are already in their parents' bins.
    public boolean asksPresence() {
        expect(Phase.CHOOSE);
        return asksPresence(offered);
    }

    private boolean asksPresence(List<GrowingNode> nodes) {
        return parameters.privacy().rules() && nodes.stream().anyMatch(n -> order.childrenMayGrow(n, tree.leaves() + 1));
    }

    /// Takes the first candidate of each node offered; where [#asksPresence] is false.
    ///
    /// @return the splits taken, in the order of their children's ids
    public List<ChosenSplit> choose() {
        if (asksPresence()) {
            throw new IllegalStateException("Expected presence of the candidates");
        }
        for (GrowingNode node : offered) {
            node.chosen = node.candidates.getFirst();
            node.pairPasses = true;
            node.childrenOpen = node.payeesOpen;
        }
        return expand();
    }

    /// Takes the first candidate of each node offered whose children both have enough banks, else the first; where
    /// [#asksPresence] is true.
    ///
    /// @throws IllegalArgumentException unless there is a count for each child of each candidate
    public List<ChosenSplit> choose(Presence presence) {
        if (!asksPresence()) {
            throw new IllegalStateException("Expected no presence where children stay leaves");
        }
        int candidates = offered.stream().mapToInt(node -> node.candidates.size()).sum();
        if (presence.candidates() != candidates) {
            throw new IllegalArgumentException("Expected presence of " + candidates + " candidates, got " + presence.candidates());
        }
        int first = 0;
        for (GrowingNode node : offered) {
            int passing = firstPassing(presence, first, node.candidates.size());
            node.pairPasses = passing >= 0;
            node.chosen = node.candidates.get(Math.max(0, passing));
            node.childrenOpen = node.payeesOpen && passing >= 0
                    && presence.payeesPass(first + passing, parameters.privacy().presentBanks());
            first += node.candidates.size();
        }
        return expand();
    }

    private int firstPassing(Presence presence, int first, int candidates) {
        int least = parameters.privacy().presentBanks();
        for (int c = 0; c < candidates; c++) {
            if (presence.pairPasses(first + c, least)) {
                return c;
            }
        }
        return -1;
    }

    private List<ChosenSplit> expand() {
        List<SiblingPair> split = order.expand(offered, tree);
        for (SiblingPair pair : split) {
            pair.left().payeesOpen = pair.parent().childrenOpen;
            pair.right().payeesOpen = pair.parent().childrenOpen;
        }
        pairs = split.stream().filter(pair -> order.growsOn(pair, tree)).toList();
        phase = pairs.isEmpty() ? Phase.FINISHED : Phase.BUILD;
        offered = List.of();
        steps++;
        return split.stream().map(pair -> new ChosenSplit(pair.parent().id, pair.parent().chosen.rule(), pair.left().id,
                order.growsOn(pair, tree))).toList();
    }

    /// Ends the tree where it stands: a bank has left, nothing more of this tree is opened, and every open leaf keeps the
    /// value that the sums already opened gave it (rule R2).
    ///
    /// @throws IllegalStateException before the root is opened: then there is no tree to keep
    public void truncate() {
        if (!opened) {
            throw new IllegalStateException("Expected an opened root, got nothing to truncate");
        }
        phase = Phase.FINISHED;
    }

    public boolean isFinished() {
        return phase == Phase.FINISHED;
    }

    /// How many times splits were chosen: what a replay of a truncated tree has to repeat.
    public int steps() {
        return steps;
    }

    /// The finished tree with full statistics of its rows, for the opener's archive: strip it before release.
    public RegressionTree tree() {
        expect(Phase.FINISHED);
        return tree.build();
    }

    /// The tree as it would be if it ended now (see [#truncate]); growth goes on.
    ///
    /// @throws IllegalStateException before the root is opened
    public RegressionTree soFar() {
        return tree.build();
    }

    /// Sums over the leaves of [#soFar], in the order of their ids. They belong to the opener, as all sums do.
    public List<NodeSums> leafSums() {
        return List.copyOf(tree.leafSums());
    }

    private void expect(Phase expected) {
        if (phase != expected) {
            throw new IllegalStateException("Expected a growth in phase " + expected + ", got " + phase);
        }
    }
}
