package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.JointReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One tree under way at one bank: where the payments it sent are, and as far as it is told, where those it received are.
/// Not thread-safe.
final class JointTree {
    private static final int NOBODY = -1;

    private final JointTable table;
    private final PairSession session;
    private final PartyId self;
    private final List<PartyId> members;
    private final NodeMap own;
    private final Map<PartyId, NodeMap> sent = new TreeMap<>(); // by payee, places in pair order
    private final Map<PartyId, NodeMap> received = new TreeMap<>(); // by payer
    private final int[] payee; // by sent row: place of the payee's bank among the members, or NOBODY
    private final Map<Integer, SplitRule> offered = new TreeMap<>();
    private final Map<Integer, NodeSides> sides = new TreeMap<>();

    JointTree(JointTable table, PairSession session, PartyId self, List<PartyId> members) {
        this.table = table;
        this.session = session;
        this.self = self;
        this.members = members;
        own = new NodeMap(table.rows());
        payee = new int[table.rows()];
        Arrays.fill(payee, NOBODY);
        for (int m = 0; m < members.size(); m++) {
            int[] out = session.sentRows(members.get(m));
            for (int row : out) {
                payee[row] = m;
            }
            sent.put(members.get(m), new NodeMap(out.length));
            received.put(members.get(m), new NodeMap(session.receivedRows(members.get(m)).length));
        }
    }

    List<PartyId> members() {
        return members;
    }

    NodeMap own() {
        return own;
    }

    /// Whether some member knows the payee of a sent row.
    boolean hasPayee(int row) {
        return payee[row] != NOBODY;
    }

    NodeMap sent(PartyId payeeBank) {
        return sent.get(payeeBank);
    }

    NodeMap received(PartyId payerBank) {
        return received.get(payerBank);
    }

    /// The one candidate of each node.
    void offer(List<NodeRules> nodes) {
        offered.clear();
        sides.clear();
        nodes.forEach(node -> offered.put(node.node(), node.rules().getFirst()));
    }

    SplitRule rule(int node) {
        return offered.get(node);
    }

    boolean isPayeeSplit(int node) {
        return table.isPayee(offered.get(node).feature());
    }

    /// Bits of received payments for payee-side splits.
    List<NodeBits> payeeBits(PartyId payer, List<Integer> nodes) {
        List<NodeBits> bits = new ArrayList<>();
        for (int node : nodes) {
            bits.add(NodeBits.of(node, receivedSides(payer, node)));
        }
        return bits;
    }

    private boolean[] receivedSides(PartyId payer, int node) {
        boolean[] left = table.leftCodes(offered.get(node));
        int[] places = received.get(payer).rows(node);
        int[] rows = session.receivedRows(payer);
        boolean[] goes = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            goes[i] = left[table.receivedCode(rows[places[i]], offered.get(node).feature())];
        }
        return goes;
    }

    /// Bits of sent payments for payer-side splits.
    List<NodeBits> payerBits(PartyId payeeBank, List<Integer> nodes) {
        List<NodeBits> bits = new ArrayList<>();
        for (int node : nodes) {
            bits.add(NodeBits.of(node, sentSides(payeeBank, node)));
        }
        return bits;
    }

    private boolean[] sentSides(PartyId payeeBank, int node) {
        boolean[] left = table.leftCodes(offered.get(node));
        int[] places = sent.get(payeeBank).rows(node);
        int[] rows = session.sentRows(payeeBank);
        boolean[] goes = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            goes[i] = left[table.sentCode(rows[places[i]], offered.get(node).feature())];
        }
        return goes;
    }

    /// Takes the bits of the other banks: from now on presence and splits are known here.
    ///
    /// @param fromPayees for `payeeNodes`, by payee; rows of a bank that is left out go where missing values go
    /// @param fromPayers for `payerNodes`, by payer
    void settle(Map<PartyId, List<NodeBits>> fromPayees, List<Integer> payeeNodes, Map<PartyId, List<NodeBits>> fromPayers,
            List<Integer> payerNodes) throws RefusedRound {
        for (PartyId bank : fromPayees.keySet()) {
            check(bank, fromPayees.get(bank), payeeNodes, sent.get(bank));
        }
        for (PartyId bank : fromPayers.keySet()) {
            check(bank, fromPayers.get(bank), payerNodes, received.get(bank));
        }
        for (int node : offered.keySet()) {
            boolean payeeSplit = isPayeeSplit(node);
            Map<PartyId, boolean[]> out = new TreeMap<>();
            Map<PartyId, boolean[]> in = new TreeMap<>();
            for (PartyId bank : members) {
                out.put(bank, payeeSplit ? told(bank, node, fromPayees, payeeNodes) : sentSides(bank, node));
                if (payeeSplit) {
                    in.put(bank, receivedSides(bank, node));
                } else if (bank.equals(self)) {
                    in.put(bank, sentSides(self, node)); // both ends of a payment inside the bank
                } else if (payerNodes.contains(node) && fromPayers.containsKey(bank)) {
                    in.put(bank, fromPayers.get(bank).get(payerNodes.indexOf(node)).left());
                }
            }
            sides.put(node, new NodeSides(ownSides(node, out), out, in));
        }
    }

    private static void check(PartyId bank, List<NodeBits> bits, List<Integer> nodes, NodeMap rows) throws RefusedRound {
        unless(bits.stream().map(NodeBits::node).toList().equals(nodes), JointReason.NODE_NOT_LISTED,
                "bits of the nodes " + nodes, "others of " + bank);
        for (NodeBits node : bits) {
            unless(node.rows() == rows.rows(node.node()).length, JointReason.LAYOUT_MISMATCH,
                    rows.rows(node.node()).length + " rows of node " + node.node(), node.rows() + " of " + bank);
        }
    }

    private boolean[] told(PartyId bank, int node, Map<PartyId, List<NodeBits>> fromPayees, List<Integer> payeeNodes) {
        if (bank.equals(self)) {
            return receivedSides(self, node);
        }
        if (fromPayees.containsKey(bank)) {
            return fromPayees.get(bank).get(payeeNodes.indexOf(node)).left();
        }
        boolean[] missing = new boolean[sent.get(bank).rows(node).length];
        Arrays.fill(missing, offered.get(node).missingLeft());
        return missing;
    }

    private boolean[] ownSides(int node, Map<PartyId, boolean[]> out) {
        SplitRule rule = offered.get(node);
        int[] rows = own.rows(node);
        boolean[] goes = new boolean[rows.length];
        if (!isPayeeSplit(node)) {
            boolean[] left = table.leftCodes(rule);
            for (int i = 0; i < rows.length; i++) {
                goes[i] = left[table.sentCode(rows[i], rule.feature())];
            }
            return goes;
        }
        boolean[] byRow = new boolean[table.rows()];
        for (PartyId bank : members) {
            int[] places = sent.get(bank).rows(node);
            int[] pairRows = session.sentRows(bank);
            for (int i = 0; i < places.length; i++) {
                byRow[pairRows[places[i]]] = out.get(bank)[i];
            }
        }
        for (int i = 0; i < rows.length; i++) {
            goes[i] = payee[rows[i]] == NOBODY ? rule.missingLeft() : byRow[rows[i]];
        }
        return goes;
    }

    /// Whether this bank is present in each child, on each side.
    Presence presence(List<NodeRules> candidates, int enough) {
        int[] paying = new int[2 * candidates.size()];
        int[] paid = new int[2 * candidates.size()];
        for (int c = 0; c < candidates.size(); c++) {
            NodeSides known = sides.get(candidates.get(c).node());
            int[] ownRows = count(known.own());
            int left = 0;
            int right = 0;
            for (boolean[] some : known.received().values()) {
                left += count(some)[0];
                right += count(some)[1];
            }
            paying[2 * c] = ownRows[0] >= enough ? 1 : 0;
            paying[2 * c + 1] = ownRows[1] >= enough ? 1 : 0;
            paid[2 * c] = left >= enough ? 1 : 0;
            paid[2 * c + 1] = right >= enough ? 1 : 0;
        }
        return new Presence(paying, paid);
    }

    private static int[] count(boolean[] goes) {
        int left = 0;
        for (boolean one : goes) {
            left += one ? 1 : 0;
        }
        return new int[] {left, goes.length - left};
    }

    /// Gives rows to children. Of received payments only where the children are opened: the last level is not told.
    void apply(List<ChosenSplit> chosen) {
        for (ChosenSplit split : chosen) {
            NodeSides known = sides.get(split.node());
            own.split(split.node(), split.leftChild(), known.own());
            for (PartyId bank : members) {
                sent.get(bank).split(split.node(), split.leftChild(), known.sent().get(bank));
                boolean[] in = known.received().get(bank);
                if (in != null && split.growsOn() && received.get(bank).knows(split.node())) {
                    received.get(bank).split(split.node(), split.leftChild(), in);
                }
            }
        }
    }
}
