package io.riskmesh.federation.attack;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.growth.TreeGrowth;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a federation is built by those who never heard of the rules: the positive control of every attack. Each hole can be
/// opened by itself. In one loop, without messages and masks: what the adversary would read from them is handed to it.
final class InsecureNaiveFederation {

    /// What is left out.
    enum Hole {
        /// Banks send their histograms to the coordinator as they are.
        PLAIN_VECTORS,
        /// When a bank is lost, its level is opened again with the others.
        REOPEN_WITH_FEWER,
        /// Children are opened whoever has rows in them.
        NO_PRESENCE,
        /// A child is opened if enough banks have rows in it, whatever its sibling looks like.
        PRESENCE_PER_CHILD,
        /// The released file is the full one.
        FULL_MODEL
    }

    private final Scene scene;
    private final Set<Hole> holes;
    private final Optional<Departure> departure;
    private final List<PlainBank> all;
    private List<PlainBank> members;
    private final List<NodeSum> seen = new ArrayList<>();
    private final List<List<ChosenSplit>> splits = new ArrayList<>();
    private final List<RegressionTree> trees = new ArrayList<>();

    private InsecureNaiveFederation(Scene scene, Set<Hole> holes, Optional<Departure> departure) {
        this.scene = scene;
        this.holes = holes;
        this.departure = departure;
        all = scene.banks().stream().map(PlainBank::fresh).toList();
        members = all;
    }

    /// The coordinator is bank 0.
    static FederationRun run(Scene scene, Set<Hole> holes, Optional<Departure> departure) {
        return new InsecureNaiveFederation(scene, holes, departure).run();
    }

    private FederationRun run() {
        for (int tree = 0; tree < scene.task().parameters().rounds(); tree++) {
            for (int ordinal = 0; ordinal < all.size(); ordinal++) {
                all.get(ordinal).beginTree(scene.task().plan(), scene.sample(ordinal, tree));
            }
            grow(tree);
            for (PlainBank bank : all) {
                bank.endTree(trees.getLast());
            }
        }
        TreeEnsemble full = new TreeEnsemble(scene.task().parameters().objective(), scene.task().schema(), trees);
        byte[] model = XgboostModelFile.writeUbjson(holes.contains(Hole.FULL_MODEL) ? full
                : full.stripped(scene.task().parameters().privacy().covers()));
        View coordinator = new View(all.getFirst().id(), scene.task(), seen, splits, model);
        return new FederationRun(coordinator, new View(all.get(1).id(), scene.task(), List.of(), splits, model), trees);
    }

    private void grow(int tree) {
        TreeGrowth growth = scene.task().beginTree(tree);
        List<ChosenSplit> taken = new ArrayList<>();
        List<ChosenSplit> last = List.of();
        for (int level = 0; !growth.isFinished(); level++) {
            List<Integer> nodes = growth.nodesToBuild();
            Optional<Departure> leaving = leaving(tree, level);
            if (leaving.isPresent() && !leaving.get().afterUpload()) {
                leave(leaving.get(), tree, last, growth.features());
                if (level > 0) {
                    growth.truncate();
                    break;
                }
            }
            last = level(growth, tree, nodes, last);
            taken.addAll(last);
            if (leaving.isPresent() && leaving.get().afterUpload() && !growth.isFinished()) {
                leave(leaving.get(), tree, last, growth.features());
                growth.truncate();
            }
        }
        splits.add(taken);
        trees.add(growth.tree());
    }

    private List<ChosenSplit> level(TreeGrowth growth, int tree, List<Integer> nodes, List<ChosenSplit> last) {
        GradientHistogram sums = open(tree, nodes, growth.features());
        if (holes.contains(Hole.PRESENCE_PER_CHILD)) {
            openLargeChildren(tree, last, growth.features());
        } else {
            record(tree, nodes, sums);
        }
        List<NodeRules> offered = growth.offer(sums);
        if (growth.isFinished()) {
            return List.of();
        }
        List<ChosenSplit> chosen = growth.asksPresence() ? growth.choose(presence(offered)) : growth.choose();
        all.forEach(bank -> bank.apply(chosen));
        return chosen;
    }

    /// The sum over the present members; own vectors of the coordinator and, through the hole, everybody's are recorded.
    private GradientHistogram open(int tree, List<Integer> nodes, FeatureMask features) {
        GradientHistogram sum = null;
        for (PlainBank bank : members) {
            GradientHistogram vector = bank.build(nodes, features);
            if (bank == all.getFirst() || holes.contains(Hole.PLAIN_VECTORS)) {
                recordOf(List.of(bank.id()), tree, nodes, vector);
            }
            sum = sum == null ? vector : add(sum, vector);
        }
        return sum;
    }

    private static GradientHistogram add(GradientHistogram sum, GradientHistogram vector) {
        long[] cells = sum.cells().clone();
        Arrays.setAll(cells, i -> cells[i] + vector.cells()[i]);
        return new GradientHistogram(sum.nodes(), sum.slots(), sum.plan(), cells);
    }

    private void record(int tree, List<Integer> nodes, GradientHistogram sums) {
        recordOf(members.stream().map(PlainBank::id).toList(), tree, nodes, sums);
    }

    private void recordOf(List<PartyId> banks, int tree, List<Integer> nodes, GradientHistogram sums) {
        for (int i = 0; i < nodes.size(); i++) {
            seen.add(NodeSum.of(banks, "gradients of tree " + tree, tree, nodes.get(i), sums, i));
        }
    }

    /// Opens every child that enough banks are in, or the root, without a look at its sibling.
    private void openLargeChildren(int tree, List<ChosenSplit> last, FeatureMask features) {
        List<Integer> large = new ArrayList<>();
        if (last.isEmpty()) {
            large.add(0);
        }
        int least = scene.task().parameters().privacy().presentBanks();
        for (ChosenSplit split : last) {
            for (int child = split.leftChild(); child <= split.leftChild() + 1; child++) {
                if (split.growsOn() && banksIn(child, features) >= least) {
                    large.add(child);
                }
            }
        }
        record(tree, large, open(tree, large, features));
    }

    private long banksIn(int node, FeatureMask features) {
        return members.stream().filter(bank -> rowsIn(bank, node, features)
                >= scene.task().parameters().privacy().minimumRowsPerBank()).count();
    }

    private static long rowsIn(PlainBank bank, int node, FeatureMask features) {
        GradientHistogram vector = bank.build(List.of(node), features);
        long rows = 0;
        for (int slot = 0; slot < vector.slots(); slot++) {
            rows += vector.sums(0, slot).count();
        }
        return rows / features.count();
    }

    private Presence presence(List<NodeRules> offered) {
        int[] banks = null;
        for (PlainBank bank : members) {
            int[] rows = bank.childRows(offered);
            banks = banks == null ? new int[rows.length] : banks;
            for (int child = 0; child < rows.length; child++) {
                banks[child] += rows[child] >= scene.task().parameters().privacy().minimumRowsPerBank() ? 1 : 0;
            }
        }
        for (int child = 0; child < banks.length; child += 2) {
            if (holes.contains(Hole.NO_PRESENCE)) {
                banks[child] = members.size();
                banks[child + 1] = members.size();
            } else if (holes.contains(Hole.PRESENCE_PER_CHILD)) {
                banks[child] = Math.max(banks[child], banks[child + 1]);
                banks[child + 1] = banks[child];
            }
        }
        return new Presence(banks);
    }

    private Optional<Departure> leaving(int tree, int level) {
        return departure.filter(d -> d.tree() == tree && d.level() == level);
    }

    /// The bank leaves; through the hole the pairs last opened, or about to be, are opened over those who are left.
    private void leave(Departure leaving, int tree, List<ChosenSplit> last, FeatureMask features) {
        members = all.stream().filter(bank -> bank != all.get(leaving.ordinal())).toList();
        if (holes.contains(Hole.REOPEN_WITH_FEWER)) {
            List<Integer> again = new ArrayList<>();
            for (ChosenSplit split : last) {
                again.addAll(List.of(split.leftChild(), split.leftChild() + 1));
            }
            if (!again.isEmpty()) {
                record(tree, again, open(tree, again, features));
            }
        }
    }
}
