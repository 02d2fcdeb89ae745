package io.riskmesh.binselect.pair;

import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.octets.Secret;
import java.util.List;

/// What a host may hand to a role: a received message, or an order of federation.
public sealed interface PairInput {
    int ENTROPY_BYTES = 32;

    /// A message of the other bank.
    record Received(PairMessage message) implements PairInput {}

    /// Bytes of the other bank; refused if they are no message.
    record ReceivedBytes(byte[] bytes) implements PairInput {}

    /// Gradient owner: begin the set-up, once per run. After a restart the journal's entropy counts, not this.
    ///
    /// @param entropy 32 fresh bytes of a CSPRNG
    record SetUpGradients(Secret entropy) implements PairInput {}

    /// Feature owner: begin the set-up, once per run. After a restart the same bins must come.
    ///
    /// @param entropy 32 fresh bytes of a CSPRNG
    record SetUpFeatures(BinMatrix bins, Secret entropy) implements PairInput {}

    /// Gradient owner: the gradients of a tree, in pair order, signed fixed point within ±2^v.
    ///
    /// @param slot at least 1; only grows within a run, also over trees that were given up. The same slot again is answered
    ///     with the same bytes, or refused (`seed_reused`) if the gradients differ
    record BeginTree(int slot, long[] g, long[] h) implements PairInput {
        @Override
        public String toString() {
            return "BeginTree[slot " + slot + ", " + g.length + " rows]";
        }
    }

    /// Both: build these nodes' shares. Both banks must list the same nodes with the same rows in the same order.
    record BuildLevel(int slot, int level, List<NodeRows> nodes) implements PairInput {
        public BuildLevel {
            nodes = List.copyOf(nodes);
        }
    }

    /// Both, after a restart or a lost connection: say again what the other bank may lack, ask for what is lacking here.
    record Resume() implements PairInput {}
}
