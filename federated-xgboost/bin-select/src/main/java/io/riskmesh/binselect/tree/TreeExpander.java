package io.riskmesh.binselect.tree;

import static io.riskmesh.binselect.field.Residues.LONGS;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.cipher.FixedKeyAes;
import java.util.Arrays;

/// Expands many trees at once, level by level: the children of a node x are π_0(x) ⊕ x and π_1(x) ⊕ x under two public
/// permutations. A *unit* is one tree: row and feature. Leaves of a unit stand in order.
/// Not thread-safe.
public final class TreeExpander {
    private static final int NODE = BlockPermutation.BLOCK_BYTES;

    private final BlockPermutation left = FixedKeyAes.of("left");
    private final BlockPermutation right = FixedKeyAes.of("right");
    private final int depth;

    public TreeExpander(int depth) {
        this.depth = depth;
    }

    /// Whole trees.
    ///
    /// @param leaves `2^depth` per unit
    /// @param sums per unit and level: XOR of all left nodes, XOR of all right nodes
    public record Whole(byte[] leaves, byte[] sums) {}

    /// Trees that lack the leaf of their bin; zeros stand in its place.
    ///
    /// @param coPaths per unit and level the sibling of the path to the missing leaf
    public record Punctured(byte[] leaves, byte[] coPaths) {}

    public Whole whole(byte[] roots) {
        int units = roots.length / NODE;
        byte[] sums = new byte[units * depth * 2 * NODE];
        byte[] nodes = roots;
        for (int level = 0; level < depth; level++) {
            nodes = children(nodes);
            int width = 2 << level;
            for (int unit = 0; unit < units; unit++) {
                int to = (unit * depth + level) * 2 * NODE;
                for (int n = 0; n < width; n++) {
                    xor(nodes, (unit * width + n) * NODE, sums, to + (n & 1) * NODE);
                }
            }
        }
        return new Whole(nodes, sums);
    }

    /// From what the transfers gave.
    ///
    /// @param sideSums per unit and level the XOR of all nodes on the side that the path does not take
    /// @param bins of the units, from `firstBin` on
    public Punctured fromSums(byte[] sideSums, byte[] bins, int firstBin) {
        byte[] coPaths = new byte[sideSums.length];
        byte[] leaves = grow(sideSums, bins, firstBin, coPaths, true);
        return new Punctured(leaves, coPaths);
    }

    /// From co-paths that {@link #fromSums} gave.
    public byte[] fromCoPaths(byte[] coPaths, byte[] bins, int firstBin) {
        return grow(coPaths, bins, firstBin, coPaths.clone(), false);
    }

    private byte[] grow(byte[] given, byte[] bins, int firstBin, byte[] coPaths, boolean sums) {
        int units = given.length / (depth * NODE);
        byte[] nodes = new byte[units * NODE];
        for (int level = 0; level < depth; level++) {
            nodes = children(nodes);
            int width = 2 << level;
            for (int unit = 0; unit < units; unit++) {
                int onPath = (bins[firstBin + unit] & 0xFF) >>> (depth - 1 - level);
                int sibling = (unit * width + (onPath ^ 1)) * NODE;
                int coPath = (unit * depth + level) * NODE;
                Arrays.fill(nodes, (unit * width + onPath) * NODE, (unit * width + onPath + 1) * NODE, (byte) 0);
                System.arraycopy(given, coPath, coPaths, coPath, NODE);
                for (int n = (onPath ^ 1) & 1; sums && n < width; n += 2) {
                    if (n != (onPath ^ 1)) {
                        xor(nodes, (unit * width + n) * NODE, coPaths, coPath);
                    }
                }
                System.arraycopy(coPaths, coPath, nodes, sibling, NODE);
            }
        }
        return nodes;
    }

    private byte[] children(byte[] parents) {
        byte[] lefts = new byte[parents.length];
        byte[] rights = new byte[parents.length];
        left.permute(parents, lefts, parents.length);
        right.permute(parents, rights, parents.length);
        byte[] children = new byte[2 * parents.length];
        for (int at = 0; at < parents.length; at += NODE) {
            for (int half = at; half < at + NODE; half += Long.BYTES) {
                long parent = (long) LONGS.get(parents, half);
                LONGS.set(children, at + half, (long) LONGS.get(lefts, half) ^ parent);
                LONGS.set(children, at + half + NODE, (long) LONGS.get(rights, half) ^ parent);
            }
        }
        return children;
    }

    private static void xor(byte[] from, int at, byte[] into, int to) {
        LONGS.set(into, to, (long) LONGS.get(into, to) ^ (long) LONGS.get(from, at));
        LONGS.set(into, to + 8, (long) LONGS.get(into, to + 8) ^ (long) LONGS.get(from, at + 8));
    }
}
