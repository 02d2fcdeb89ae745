package io.riskmesh.binselect.pass;

import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.PairInput.BuildLevel;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How far the levels of a slot went. A level may be built again for the same nodes and rows, which gives the same shares;
/// for others it is refused.
///
/// @param level the last one that was built, -1 for none
/// @param nodes digest of its nodes and rows
public record Passes(int slot, int level, Octets nodes) {

    public static Passes none() {
        return new Passes(0, -1, Octets.EMPTY);
    }

    public static Passes of(int slot) {
        return new Passes(slot, -1, Octets.EMPTY);
    }

    /// The passes after this order.
    ///
    /// @throws RefusedInput if the order does not fit the pair, the slot or what was built before
    public Passes after(BuildLevel order, SelectParameters parameters) throws RefusedInput {
        RefusedInput.unless(order.slot() >= slot, SelectRefusal.PASS_REPLAYED, "slot " + slot, order.slot());
        RefusedInput.unless(order.slot() == slot && slot > 0, SelectRefusal.LAYOUT_MISMATCH, "a slot that is ready", order.slot());
        checkLayout(order.nodes(), parameters);
        Octets digest = digest(order);
        RefusedInput.unless(order.level() > level || order.level() == level && digest.equals(nodes),
                SelectRefusal.PASS_REPLAYED, "a level above " + level + ", or its nodes again", "level " + order.level());
        return new Passes(slot, order.level(), digest);
    }

    private static void checkLayout(List<NodeRows> nodes, SelectParameters parameters) throws RefusedInput {
        Set<Integer> seen = new HashSet<>();
        BitSet taken = new BitSet(parameters.rows());
        for (NodeRows node : nodes) {
            RefusedInput.unless(seen.add(node.node()), SelectRefusal.LAYOUT_MISMATCH, "each node once", "node " + node.node());
            int last = -1;
            for (int row : node.rows()) {
                RefusedInput.unless(row > last && row < parameters.rows() && !taken.get(row), SelectRefusal.LAYOUT_MISMATCH,
                        "ascending rows below " + parameters.rows() + ", each in one node", "row " + row);
                taken.set(row);
                last = row;
            }
        }
    }

    private static Octets digest(BuildLevel order) {
        MessageDigest digest = sha256();
        digest.update(Enc.of("level").u32(order.slot()).u32(order.level()).toBytes());
        for (NodeRows node : order.nodes()) {
            byte[] rows = new byte[node.rows().length * Integer.BYTES];
            for (int i = 0; i < node.rows().length; i++) {
                int row = node.rows()[i];
                rows[4 * i] = (byte) (row >>> 24);
                rows[4 * i + 1] = (byte) (row >>> 16);
                rows[4 * i + 2] = (byte) (row >>> 8);
                rows[4 * i + 3] = (byte) row;
            }
            digest.update(Enc.of("node").u32(node.node()).bytes(rows).toBytes());
        }
        return Octets.wrap(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256", e);
        }
    }
}
