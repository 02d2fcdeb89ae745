package io.riskmesh.federation.message;

import io.riskmesh.securesum.octets.Octets;
import java.util.List;

/// What the payer's bank A and the payee's bank B of payments tell each other directly (joint-training.md sections 3, 4
/// and 7). Written by {@link PairCodec}.
public sealed interface PairMessage {
    PairHeader header();

    /// A to B: keyed tags of its payments to B, ascending, 16 bytes each.
    record AlignTags(PairHeader header, Octets tags) implements PairMessage {}

    /// B to A: which of the tags it knows, one bit per tag.
    record AlignKnown(PairHeader header, int tags, Octets bitmap) implements PairMessage {}

    /// B to A: for payee-side splits of a level, which of the pair's rows in the node go left.
    record PayeeSplitBits(PairHeader header, List<NodeBits> nodes) implements PairMessage {
        public PayeeSplitBits {
            nodes = List.copyOf(nodes);
        }
    }

    /// A to B: the same for payer-side splits whose children may be split again.
    record PayerSplitBits(PairHeader header, List<NodeBits> nodes) implements PairMessage {
        public PayerSplitBits {
            nodes = List.copyOf(nodes);
        }
    }

    /// A to B, after a restart: how do payee-side splits of these finished trees send the pair's rows?
    ///
    /// @param trees in the order of the run, the prior's counted
    record AskPaths(PairHeader header, List<Integer> trees) implements PairMessage {
        public AskPaths {
            trees = List.copyOf(trees);
        }
    }

    /// B to A: the answer for one tree, all of the pair's rows at each payee-side split.
    record PathBits(PairHeader header, int tree, List<NodeBits> nodes) implements PairMessage {
        public PathBits {
            nodes = List.copyOf(nodes);
        }
    }

    /// Either way: what the engine that makes the pair's shares says. Two banks are two pairs, one for each direction of
    /// payments.
    ///
    /// @param byPayer whether the payer's bank speaks
    record EngineBytes(PairHeader header, boolean byPayer, Octets bytes) implements PairMessage {}
}
