package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.JointReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The finished trees of a run at one bank, and those that its margins lack: after a restart nothing is left of where rows
/// were in them, so the payees' banks say once more how payee-side splits send the payments. Not thread-safe.
final class TreeWalks {
    private final JointTable table;
    private final PartyId self;
    private final List<PairSend> outbox;
    private final List<RegressionTree> trees = new ArrayList<>();
    private final Deque<Owed> owed = new ArrayDeque<>();
    private final Map<Asked, Map<Integer, boolean[]>> told = new HashMap<>();
    private final Set<Asked> asked = new HashSet<>();
    private final Set<Asked> wanted = new HashSet<>(); // by others, of trees that are not known here yet
    private PairSession session; // null until payments are aligned

    private record Owed(int number, List<PartyId> members) {}

    private record Asked(PartyId bank, int tree) {}

    TreeWalks(JointTable table, PartyId self, List<PairSend> outbox) {
        this.table = table;
        this.self = self;
        this.outbox = outbox;
    }

    /// Payments are aligned anew: what was told under the session before has another order.
    void enter(PairSession aligned) {
        session = aligned;
        told.clear();
        asked.clear();
        wanted.clear();
        goOn();
    }

    /// A finished tree whose rows this bank moved itself.
    void moved(RegressionTree tree) {
        trees.add(tree);
        answerWanted();
    }

    /// A finished tree that margins lack.
    void owe(RegressionTree tree, List<PartyId> members) {
        trees.add(tree);
        owed.add(new Owed(trees.size() - 1, members));
        goOn();
        answerWanted();
    }

    boolean isComplete() {
        return owed.isEmpty();
    }

    /// Another bank asks. Also in the session in which a tree was grown: a bank that closed a slot before the tree's end lacks it.
    void ask(PathQuestions.Question question) {
        wanted.add(new Asked(question.bank(), question.tree()));
        answerWanted();
    }

    private void answerWanted() {
        for (Asked question : List.copyOf(wanted)) {
            if (question.tree < trees.size()) {
                wanted.remove(question);
                List<NodeBits> bits = bits(question.bank, trees.get(question.tree));
                outbox.add(session.channel(question.bank).say(0, 0, header -> new PairMessage.PathBits(header, question.tree, bits)));
            }
        }
    }

    private List<NodeBits> bits(PartyId payer, RegressionTree tree) {
        int[] rows = session.receivedRows(payer);
        List<NodeBits> bits = new ArrayList<>();
        for (int node : payeeNodes(tree)) {
            boolean[] left = new boolean[rows.length];
            for (int i = 0; i < rows.length; i++) {
                left[i] = table.receivedGoesLeft(tree, node, rows[i]);
            }
            bits.add(NodeBits.of(node, left));
        }
        return bits;
    }

    private Set<Integer> payeeNodes(RegressionTree tree) {
        Set<Integer> nodes = new TreeSet<>();
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (!tree.isLeaf(node) && table.isPayee(tree.feature(node))) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /// Another bank answers.
    void tell(PartyId bank, PairMessage.PathBits message) throws RefusedRound {
        unless(asked.contains(new Asked(bank, message.tree())) && !told.containsKey(new Asked(bank, message.tree())),
                JointReason.PASS_REPLAYED, "an answer to what was asked", "another, of tree " + message.tree());
        Map<Integer, boolean[]> left = new TreeMap<>();
        int rows = session.sentRows(bank).length;
        for (NodeBits node : message.nodes()) {
            unless(node.rows() == rows, JointReason.LAYOUT_MISMATCH, rows + " rows of the pair", node.rows());
            left.put(node.node(), node.left());
        }
        unless(left.keySet().equals(payeeNodes(trees.get(message.tree()))), JointReason.NODE_NOT_LISTED,
                "bits of every payee-side split of tree " + message.tree(), "others of " + bank);
        told.put(new Asked(bank, message.tree()), left);
        goOn();
    }

    private void goOn() {
        while (!owed.isEmpty() && canWalk(owed.peek())) {
            walk(owed.remove());
        }
    }

    private boolean canWalk(Owed tree) {
        if (!tree.members.contains(self) || payeeNodes(trees.get(tree.number)).isEmpty()) {
            return true;
        }
        if (session == null) {
            return false;
        }
        boolean complete = true;
        for (PartyId bank : session.peers()) {
            Asked question = new Asked(bank, tree.number);
            if (tree.members.contains(bank) && session.sentRows(bank).length > 0 && !told.containsKey(question)) {
                complete = false;
                if (asked.add(question)) {
                    outbox.add(session.channel(bank).say(0, 0, header -> new PairMessage.AskPaths(header, List.of(tree.number))));
                }
            }
        }
        return complete;
    }

    private void walk(Owed owing) {
        RegressionTree tree = trees.get(owing.number);
        Map<Integer, Map<Integer, Boolean>> payeeSides = new HashMap<>(); // [row][node]
        if (owing.members.contains(self) && session != null) {
            for (PartyId bank : owing.members) {
                sides(tree, owing.number, bank, payeeSides);
            }
        }
        table.add(tree, (row, node) -> payeeSides.getOrDefault(row, Map.of()).getOrDefault(node, tree.defaultLeft(node)));
        told.keySet().removeIf(question -> question.tree == owing.number);
    }

    private void sides(RegressionTree tree, int number, PartyId bank, Map<Integer, Map<Integer, Boolean>> payeeSides) {
        Map<Integer, boolean[]> left = told.getOrDefault(new Asked(bank, number), Map.of());
        int[] rows = bank.equals(self) || session.peers().contains(bank) ? session.sentRows(bank) : new int[0];
        for (int i = 0; i < rows.length; i++) {
            Map<Integer, Boolean> byNode = new HashMap<>();
            for (int node : payeeNodes(tree)) {
                if (bank.equals(self)) {
                    byNode.put(node, table.receivedGoesLeft(tree, node, session.receivedRows(self)[i]));
                } else if (left.containsKey(node)) {
                    byNode.put(node, left.get(node)[i]);
                }
            }
            payeeSides.put(rows[i], byNode);
        }
    }
}
