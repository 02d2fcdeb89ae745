package io.riskmesh.federation.joint;

import io.riskmesh.federation.refusal.RefusedRound;
import java.util.List;
import java.util.Optional;

/// One role of one pair's engine under way: the payer's bank with the gradients, or the payee's with the bins. Orders may
/// come before the engine is ready for them; it keeps them until it is. Not thread-safe.
public interface PairShares {

    /// A node and the pair's rows in it, in pair order.
    record Rows(int node, int[] rows) {}

    /// Takes bytes of the other bank.
    ///
    /// @return bytes for it
    List<byte[]> receive(byte[] bytes) throws RefusedRound;

    /// Begins the set-up.
    List<byte[]> begin() throws RefusedRound;

    /// The payer's bank: the gradients of a tree, in pair order.
    ///
    /// @param slot at least 1
    List<byte[]> beginTree(int slot, long[] gradients, long[] hessians) throws RefusedRound;

    /// Both banks: asks for the shares of these nodes.
    List<byte[]> build(int slot, int level, List<Rows> nodes) throws RefusedRound;

    /// The shares of the level asked last, `[node][feature][cell][g, h]`, residues modulo 2^61 - 1; empty until they are known.
    Optional<long[][][][]> shares();
}
