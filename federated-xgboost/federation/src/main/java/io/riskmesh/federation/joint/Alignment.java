package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the payments that two banks share find each other (joint-training.md section 3): the payer's bank sends tags in
/// ascending order, the payee's bank says which of them it knows, and the common ones in that order are the *pair order*.
final class Alignment {
    private Alignment() {}

    /// Rows by tag, ascending.
    ///
    /// @param rows numbers of a bank's rows
    static Map<Octets, Integer> tagged(PairTags tags, List<PaymentId> ids, int[] rows) throws RefusedRound {
        TreeMap<Octets, Integer> tagged = new TreeMap<>(Alignment::compare);
        for (int row : rows) {
            Integer other = tagged.put(Octets.wrap(tags.tag(ids.get(row))), row);
            unless(other == null, JointReason.ALIGN_DUPLICATE, "one row for each payment", "two rows, " + other + " and " + row);
        }
        return tagged;
    }

    static int compare(Octets a, Octets b) {
        return Arrays.compareUnsigned(a.array(), b.array());
    }

    static Octets joined(Map<Octets, Integer> tagged) {
        byte[] all = new byte[tagged.size() * PairTags.BYTES];
        int at = 0;
        for (Octets tag : tagged.keySet()) {
            System.arraycopy(tag.array(), 0, all, at, PairTags.BYTES);
            at += PairTags.BYTES;
        }
        return Octets.wrap(all);
    }

    /// The tags of a message, ascending, each once.
    static List<Octets> tags(Octets joined) throws RefusedRound {
        List<Octets> tags = new ArrayList<>();
        for (int at = 0; at < joined.length(); at += PairTags.BYTES) {
            Octets tag = Octets.wrap(Arrays.copyOfRange(joined.array(), at, at + PairTags.BYTES));
            int order = tags.isEmpty() ? 1 : compare(tag, tags.getLast());
            unless(order != 0, JointReason.ALIGN_DUPLICATE, "each tag once", "one twice");
            unless(order > 0, JointReason.LAYOUT_MISMATCH, "ascending tags", "another order");
            tags.add(tag);
        }
        return tags;
    }

    /// Which of a bank's rows have one of these tags.
    record Known(NodeBits bitmap, int[] rows) {}

    static Known known(List<Octets> tags, Map<Octets, Integer> own) {
        boolean[] found = new boolean[tags.size()];
        int[] rows = new int[tags.size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            Integer row = own.get(tags.get(i));
            found[i] = row != null;
            if (found[i]) {
                rows[count++] = row;
            }
        }
        return new Known(NodeBits.of(0, found), Arrays.copyOf(rows, count));
    }

    /// The rows that the other bank knows.
    static int[] common(int[] inTagOrder, NodeBits bitmap) throws RefusedRound {
        unless(bitmap.rows() == inTagOrder.length, JointReason.LAYOUT_MISMATCH, inTagOrder.length + " bits", bitmap.rows());
        boolean[] found = bitmap.left();
        int[] rows = new int[inTagOrder.length];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            if (found[i]) {
                rows[count++] = inTagOrder[i];
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
