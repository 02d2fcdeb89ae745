package io.riskmesh.federation.attack;

import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.ledger.PartyId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What each bank really has in each node of each tree of a run: recomputed row by row from the finished trees.
final class Truth {

    private record Key(PartyId bank, int tree, int node) {}

    private final Map<Key, GradientHistogram> sums = new LinkedHashMap<>();
    private final int firstFeatureSlots;

    private Truth(int firstFeatureSlots) {
        this.firstFeatureSlots = firstFeatureSlots;
    }

    /// @param trees as they were grown, the prior's not among them
    static Truth of(Scene scene, List<RegressionTree> trees) {
        FeatureMask all = scene.task().cuts().usable();
        Truth truth = new Truth(scene.task().cuts().slots(all.used()[0]));
        for (int ordinal = 0; ordinal < scene.banks().size(); ordinal++) {
            PlainBank bank = scene.banks().get(ordinal).fresh();
            for (int t = 0; t < trees.size(); t++) {
                bank.beginTree(scene.task().plan(), scene.sample(ordinal, t));
                for (int node = 0; node < trees.get(t).nodeCount(); node++) {
                    bank.walkTo(trees.get(t), node);
                    truth.sums.put(new Key(bank.id(), t, node), bank.build(List.of(node), all));
                    bank.backToRoot();
                }
                bank.endTree(trees.get(t));
            }
        }
        return truth;
    }

    GradientHistogram of(PartyId bank, int tree, int node) {
        return sums.get(new Key(bank, tree, node));
    }

    /// The true sum over these banks at the place of another sum.
    NodeSum sum(Collection<PartyId> banks, NodeSum place) {
        long[] cells = new long[place.cells().length];
        for (PartyId bank : banks) {
            long[] vector = of(bank, place.tree(), place.node()).cells();
            Arrays.setAll(cells, i -> cells[i] + vector[i]);
        }
        return new NodeSum(new TreeSet<>(banks), place.gradients(), place.tree(), place.node(), cells);
    }

    /// Sampled rows of the bank in the node.
    long rows(PartyId bank, int tree, int node) {
        GradientHistogram histogram = of(bank, tree, node);
        long rows = 0;
        for (int slot = 0; slot < firstFeatureSlots; slot++) {
            rows += histogram.sums(0, slot).count();
        }
        return rows;
    }

    /// Whether the cells are those of this bank alone, and not all zero.
    boolean isOf(PartyId bank, NodeSum claim) {
        GradientHistogram histogram = of(bank, claim.tree(), claim.node());
        return histogram != null && rows(bank, claim.tree(), claim.node()) > 0 && claim.hasCells(histogram.cells());
    }

    /// Whether the cells are those of some bank.
    boolean isOfOne(List<PlainBank> banks, NodeSum claim) {
        return banks.stream().anyMatch(bank -> isOf(bank.id(), claim));
    }
}
