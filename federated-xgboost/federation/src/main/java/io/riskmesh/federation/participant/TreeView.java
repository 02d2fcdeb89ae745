package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;
import static io.riskmesh.ledger.reason.TrainingReason.SPLITS_MISMATCH;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.Choice;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.SplitNode;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.rules.OfferedNodes;
import io.riskmesh.federation.rules.PresenceFirst;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A tree under way as every bank knows it: which nodes were opened, which candidates were offered, what was chosen. All
/// that a coordinator says of a tree must follow from what it said before and from the presence that every bank opens for
/// itself. Immutable.
///
/// @param steps how many times splits were chosen
/// @param splits taken so far, in the order of expansion
/// @param depths of all nodes, by id
/// @param opened nodes whose sums the last histogram gave, and which may be offered now
/// @param waiting candidates of nodes that are offered and not split yet
/// @param allowed what presence allows of them (rule R5)
/// @param closed nodes where payee-side features are not opened, nor below
public record TreeView(
        RunTerms terms, FeatureMask features, int steps, List<SplitNode> splits, List<Integer> depths, List<Integer> opened,
        Map<Integer, NodeRules> waiting, OfferedNodes allowed, Set<Integer> closed) {

    public TreeView {
        splits = List.copyOf(splits);
        depths = List.copyOf(depths);
        opened = List.copyOf(opened);
        waiting = Collections.unmodifiableMap(new TreeMap<>(waiting));
        closed = Collections.unmodifiableSet(new TreeSet<>(closed));
    }

    /// The root's histogram was asked.
    static TreeView begin(RunTerms terms, FeatureMask features) {
        return new TreeView(terms, features, 0, List.of(), List.of(0), List.of(0), Map.of(), OfferedNodes.NONE, Set.of());
    }

    /// Whether presence must be asked for these candidates: where a pair of children might be opened.
    boolean asksPresence(List<NodeRules> offered) {
        return terms.parameters().privacy().rules()
                && offered.stream().anyMatch(node -> childrenMayGrow(node.node(), leaves() + 1));
    }

    /// Checks candidates; without presence every node's first one is allowed.
    TreeView offered(RunProgress progress, CandidateSplits message) throws RefusedRound {
        int last = -1;
        for (NodeRules node : message.nodes()) {
            unless(node.node() > last && opened.contains(node.node()), SPLITS_MISMATCH,
                    "candidates of opened nodes " + opened + ", ascending", node.node());
            last = node.node();
            checkRules(progress, node, message.presence());
        }
        unless(message.presence() == asksPresence(message.nodes()), SPLITS_MISMATCH,
                "presence asked where children may be opened: " + asksPresence(message.nodes()), message.presence());
        Map<Integer, NodeRules> more = new TreeMap<>(waiting);
        message.nodes().forEach(node -> more.put(node.node(), node));
        OfferedNodes next = message.presence() ? allowed
                : allowed.withoutPresence(terms.parameters().privacy(), message.nodes());
        return new TreeView(terms, features, steps, splits, depths, List.of(), more, next, closed);
    }

    private void checkRules(RunProgress progress, NodeRules node, boolean presence) throws RefusedRound {
        unless(presence && !terms.isJoint() || node.rules().size() == 1, SPLITS_MISMATCH,
                "one candidate where presence is not asked, or the run is joint",
                node.rules().size());
        unless(depths.get(node.node()) < shape().maxDepth(), SPLITS_MISMATCH, "nodes above depth " + shape().maxDepth(), node.node());
        long distinct = node.rules().stream().mapToInt(rule -> rule.feature()).distinct().count();
        unless(distinct == node.rules().size(), SPLITS_MISMATCH, "candidates of distinct features", node.rules());
        for (var rule : node.rules()) {
            PublicTree.checkRule(progress.agreedCuts(), rule);
            unless(!closed.contains(node.node()) || !Sides.of(terms.schema()).isPayee(rule.feature()), TrainingReason.NODE_TOO_SMALL,
                    "a payer-side split, as payee-side features are closed here", rule.feature());
            unless(features.uses(rule.feature()), SPLITS_MISMATCH, "features drawn for this tree", rule.feature());
        }
    }

    /// The presence of the candidates last offered was opened.
    TreeView present(List<NodeRules> offered, Presence presence) {
        return new TreeView(terms, features, steps, splits, depths, opened, waiting,
                allowed.with(terms.parameters().privacy(), offered, presence), closed);
    }

    /// The splits that the choices mean.
    List<ChosenSplit> splits(ChosenSplits message) throws RefusedRound {
        List<ChosenSplit> chosen = new ArrayList<>();
        int next = depths.size();
        for (Choice choice : message.chosen()) {
            NodeRules node = waiting.get(choice.node());
            unless(node != null && choice.candidate() < node.rules().size(), SPLITS_MISMATCH,
                    "a candidate of nodes " + waiting.keySet(), "candidate " + choice.candidate() + " of " + choice.node());
            chosen.add(new ChosenSplit(choice.node(), node.rules().get(choice.candidate()), next, choice.growsOn()));
            next += 2;
        }
        return chosen;
    }

    /// Checks choices and the nodes that are to be built next.
    TreeView chosen(List<ChosenSplit> chosen, List<Integer> build, RuleDesk rules) throws RefusedRound {
        rules.require(PresenceFirst.checkChoice(allowed, chosen));
        int leavesAfter = leaves() + chosen.size();
        unless(shape().maxLeaves() == 0 || leavesAfter <= shape().maxLeaves(), SPLITS_MISMATCH,
                "at most " + shape().maxLeaves() + " leaves", leavesAfter);
        for (ChosenSplit split : chosen) {
            unless(!split.growsOn() || childrenMayGrow(split.node(), leavesAfter), SPLITS_MISMATCH,
                    "children that stay leaves", "a pair below node " + split.node() + " to be opened");
        }
        boolean loss = shape().policy() == GrowPolicy.LOSS_GUIDED;
        unless(!loss || build.size() <= 1, SPLITS_MISMATCH, "one pair at a time", build.size());
        if (chosen.isEmpty()) {
            unless(build.isEmpty(), SPLITS_MISMATCH, "no node to build without a split", build);
        } else {
            rules.require(PresenceFirst.checkNodes(chosen, build));
        }
        return taken(chosen);
    }

    private TreeView taken(List<ChosenSplit> chosen) {
        List<SplitNode> taken = new ArrayList<>(splits);
        List<Integer> deeper = new ArrayList<>(depths);
        List<Integer> pairs = new ArrayList<>();
        Map<Integer, NodeRules> rest = new TreeMap<>(waiting);
        Set<Integer> shut = new TreeSet<>(closed);
        for (ChosenSplit split : chosen) {
            if (closed.contains(split.node()) || !allowed.opensPayees(split)) {
                shut.add(split.leftChild());
                shut.add(split.leftChild() + 1);
            }
            taken.add(new SplitNode(split.node(), split.rule()));
            int depth = depths.get(split.node()) + 1;
            deeper.add(depth);
            deeper.add(depth);
            rest.remove(split.node());
            if (split.growsOn()) {
                pairs.add(split.leftChild());
                pairs.add(split.leftChild() + 1);
            }
        }
        return new TreeView(terms, features, steps + 1, taken, deeper, pairs, rest, allowed.without(chosen), shut);
    }

    /// Whether children of an offered node may be split themselves.
    boolean mayGrow(int node) {
        return childrenMayGrow(node, leaves() + 1);
    }

    int leaves() {
        return splits.size() + 1;
    }

    private boolean childrenMayGrow(int node, int leavesAfter) {
        return depths.get(node) + 1 < shape().maxDepth() && (shape().maxLeaves() == 0 || leavesAfter < shape().maxLeaves());
    }

    private TreeShape shape() {
        return terms.parameters().shape();
    }
}
