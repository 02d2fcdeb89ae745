package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.joint.JointLeakage;
import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What banks of a joint run receive, against the list of who learns what.
final class JointViewTest {
    private static final int DEPTH = 4;
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(2)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, DEPTH, 0)).withPrivacy(PrivacyParameters.OFF);

    private final Payments payments = Payments.of(31, 3, 500, Payments.Route.anywhere(3));
    private final List<PairMessage> messages = new ArrayList<>();
    private Consortium consortium;

    @BeforeEach
    void run() {
        play(payments);
    }

    private void play(Payments played) {
        consortium = played.consortium(PARAMETERS, 31, new PlainPairs());
        consortium.tap = packet -> {
            PairPackets.read(packet).ifPresent(message -> {
                assertEquals(packet.to(), message.header().to());
                messages.add(message);
            });
            return packet;
        };
        consortium.run();
    }

    private List<RegressionTree> trees() {
        return consortium.done(consortium.coordinator()).model().trees();
    }

    private static int depth(RegressionTree tree, int node) {
        for (int inner = 0; inner < tree.nodeCount(); inner++) {
            if (!tree.isLeaf(inner) && (tree.left(inner) == node || tree.right(inner) == node)) {
                return depth(tree, inner) + 1;
            }
        }
        return 0;
    }

    /// The trees of the messages of bits, by slots in their order.
    private Map<Integer, RegressionTree> treesBySlot() {
        Set<Integer> slots = new TreeSet<>();
        for (PairMessage message : messages) {
            if (message instanceof PairMessage.PayeeSplitBits || message instanceof PairMessage.PayerSplitBits) {
                slots.add(message.header().slot());
            }
        }
        Map<Integer, RegressionTree> trees = new TreeMap<>();
        slots.forEach(slot -> trees.put(slot, trees().get(trees.size())));
        return trees;
    }

    @Test
    void the_payees_bank_is_told_payer_side_splits_of_every_level_but_the_last() {
        Map<Integer, RegressionTree> trees = treesBySlot();
        int told = 0;
        for (PairMessage message : messages) {
            if (message instanceof PairMessage.PayerSplitBits(var header, List<NodeBits> nodes)) {
                RegressionTree tree = trees.get(header.slot());
                for (NodeBits node : nodes) {
                    assertTrue(depth(tree, node.node()) < DEPTH - 1, "the last level is not told");
                    assertFalse(payments.schema().feature(tree.feature(node.node())).name().startsWith("payee."), "own splits are not told");
                    told++;
                }
            }
        }
        assertTrue(told > 0);
    }

    @Test
    void the_payers_bank_is_told_payee_side_splits_only_and_only_of_its_own_payments() {
        Map<Integer, RegressionTree> trees = treesBySlot();
        int told = 0;
        for (PairMessage message : messages) {
            if (message instanceof PairMessage.PayeeSplitBits(var header, List<NodeBits> nodes)) {
                int shared = shared(header.to(), header.from());
                for (NodeBits node : nodes) {
                    assertTrue(payments.schema().feature(trees.get(header.slot()).feature(node.node())).name().startsWith("payee."));
                    assertTrue(node.rows() <= shared);
                    told++;
                }
            }
        }
        assertTrue(told > 0);
    }

    private int shared(PartyId payer, PartyId payee) {
        int rows = 0;
        for (int i = 0; i < payments.payers().length; i++) {
            boolean ofPair = payments.payers()[i] == consortium.terms.ordinal(payer) && payments.payees()[i] == consortium.terms.ordinal(payee);
            rows += ofPair && payments.known()[i] ? 1 : 0;
        }
        return rows;
    }

    @Test
    void alignment_tells_the_payees_bank_which_of_its_payments_are_in_the_run_and_nobody_else_can_try_ids() {
        for (PairMessage message : messages) {
            if (message instanceof PairMessage.AlignKnown(var header, int tags, var bitmap)) {
                int known = 0;
                for (boolean bit : new NodeBits(0, tags, bitmap).left()) {
                    known += bit ? 1 : 0;
                }
                assertEquals(shared(header.to(), header.from()), known);
            }
        }
        Map<String, PairMessage> tags = new HashMap<>();
        for (PairMessage message : messages) {
            if (message instanceof PairMessage.AlignTags(_, var all)) {
                for (int at = 0; at < all.length(); at += 16) {
                    assertEquals(null, tags.put(Arrays.toString(Arrays.copyOfRange(all.array(), at, at + 16)), message), "a tag of two pairs");
                }
            }
        }
        assertFalse(tags.isEmpty());
    }

    @Test
    void what_is_offered_and_known_does_not_depend_on_labels() {
        List<String> told = alignment();
        assertFalse(told.isEmpty());
        float[] swapped = payments.labels().clone();
        for (int i = 0; i < swapped.length; i++) {
            swapped[i] = 1 - swapped[i];
        }
        Payments other = new Payments(payments.banks(), payments.schema(), payments.values(), swapped, payments.payers(), payments.payees(), payments.known());
        messages.clear();
        play(other);
        assertEquals(told, alignment());
    }

    // Who told whom how much. Tags themselves are under keys of a session.
    private List<String> alignment() {
        List<String> told = new ArrayList<>();
        for (PairMessage message : messages) {
            if (message instanceof PairMessage.AlignTags(var header, var tags)) {
                told.add(header.from() + " " + header.to() + " tags " + tags.length());
            } else if (message instanceof PairMessage.AlignKnown(var header, int tags, var bitmap)) {
                int known = 0;
                for (boolean bit : new NodeBits(0, tags, bitmap).left()) {
                    known += bit ? 1 : 0;
                }
                told.add(header.from() + " " + header.to() + " known " + tags + " " + known);
            }
        }
        told.sort(null);
        return told;
    }

    @Test
    void without_a_restart_no_path_is_asked_for() {
        assertTrue(messages.stream().noneMatch(m -> m instanceof PairMessage.AskPaths || m instanceof PairMessage.PathBits));
    }

    @Test
    void the_list_says_what_was_agreed_on() {
        assertEquals(4, JointLeakage.values().length);
        for (JointLeakage who : JointLeakage.values()) {
            assertTrue(who.sentence().startsWith("Joint training: " + who.who() + " learns " + who.learns() + "; it does not learn "), who.sentence());
        }
        assertTrue(JointLeakage.PAYEE.learns().contains("every level but the last"));
        assertTrue(JointLeakage.COORDINATOR.learns().contains("at least three payers' banks and three payees' banks"));
    }

    /// ID2Graph's question: do groupings at the payee's bank say more of labels than their share? They do, and the list says so.
    @Test
    void groupings_by_node_tell_more_of_labels_than_their_share_does() {
        double prior = 0;
        for (float label : payments.labels()) {
            prior += label / payments.labels().length;
        }
        RegressionTree first = trees().getFirst();
        Map<Integer, int[]> groups = new HashMap<>();
        for (int i = 0; i < payments.labels().length; i++) {
            if (payments.known()[i]) {
                int node = knownNode(first, payments.values()[i]);
                groups.computeIfAbsent(node, _ -> new int[2])[(int) payments.labels()[i]]++;
            }
        }
        double right = 0;
        double all = 0;
        for (int[] group : groups.values()) {
            right += Math.max(group[0], group[1]);
            all += group[0] + group[1];
        }
        System.out.printf("label inference from node groupings: %.3f of labels right for who knows each group's majority, share alone %.3f%n",
                right / all, Math.max(prior, 1 - prior));
        assertTrue(right / all > Math.max(prior, 1 - prior));
        assertNotEquals(1.0, right / all);
    }

    /// The deepest node that the payee's bank is told.
    private static int knownNode(RegressionTree tree, float[] row) {
        int node = 0;
        for (int depth = 0; depth < DEPTH - 1 && !tree.isLeaf(node); depth++) {
            float value = row[tree.feature(node)];
            boolean left = Float.isNaN(value) ? tree.defaultLeft(node) : value < tree.threshold(node);
            node = left ? tree.left(node) : tree.right(node);
        }
        return node;
    }
}
