package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.Optional;

/// A finished tree, whole, so that a bank that was away needs nothing else.
///
/// @param opening of a histogram from which no split followed
/// @param members the set whose sums the tree was grown from
/// @param ending whether it grew to its end or ended at the last opened level because a bank was lost (rule R2)
/// @param steps how many times splits were chosen
/// @param splits in the order of expansion
/// @param leaves float bits of the leaf values, leaves in the order of their ids
/// @param digest of the tree as everybody may know it: splits and leaf values
/// @param validates whether the masked cells of the validation metric are asked next
public record TreeDone(
        Header header, Optional<Opening> opening, List<PartyId> members, Ending ending, int steps,
        List<SplitNode> splits, List<Integer> leaves, Digest digest, boolean validates)
        implements RoundMessage.Broadcast {

    /// How a tree ended.
    public enum Ending {
        COMPLETE,
        TRUNCATED
    }

    public TreeDone {
        members = List.copyOf(members);
        splits = List.copyOf(splits);
        leaves = List.copyOf(leaves);
    }

    void write(MessageWriter out) {
        out.opening(opening).parties(members).constant(ending).i32(steps).list(splits, TreeDone::writeSplit)
                .list(leaves, MessageWriter::i32).digest(digest).flag(validates);
    }

    static TreeDone read(Header header, MessageReader in) throws RefusedRound {
        return new TreeDone(header, in.optional(MessageReader::opening), in.parties(), in.constant(Ending.values()),
                in.count(), in.list(4 + RuleForm.LEAST_BYTES, CandidateSplits.MOST_NODES, TreeDone::readSplit),
                in.list(4, CandidateSplits.MOST_NODES, MessageReader::i32), in.digest(), in.flag());
    }

    private static void writeSplit(MessageWriter out, SplitNode split) {
        RuleForm.write(out.i32(split.node()), split.rule());
    }

    private static SplitNode readSplit(MessageReader in) throws RefusedRound {
        return new SplitNode(in.count(), RuleForm.read(in));
    }
}
