package io.riskmesh.ledger.receipt;

import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.List;

/// RFC 9162 sections 2.1.1, 2.1.3.1 and 2.1.4.1 word by word: the reference, slow and plain.
final class RecursiveTree {

    private RecursiveTree() {}

    /// MTH.
    static Digest root(List<byte[]> leaves) {
        TreeHash hash = new TreeHash();
        if (leaves.size() == 1) {
            return hash.leaf(leaves.getFirst());
        }
        int k = split(leaves.size());
        return hash.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /// PATH.
    static List<Digest> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m < k ? with(path(m, left), root(right)) : with(path(m - k, right), root(left));
    }

    /// PROOF.
    static List<Digest> proof(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Digest> subproof(int m, List<byte[]> leaves, boolean known) {
        if (m == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        return m <= k ? with(subproof(m, left, known), root(right)) : with(subproof(m - k, right, false), root(left));
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Digest> with(List<Digest> path, Digest last) {
        List<Digest> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
