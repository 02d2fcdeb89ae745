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
    /// Their leaves, 32 each, fit the second-level cache with all that is under way.
    private static final int UNITS_AT_ONCE = 64;

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
        byte[] sums = new byte[roots.length * depth * 2];
        return new Whole(whole(roots, sums), sums);
    }

    /// The leaves alone.
    public byte[] leaves(byte[] roots) {
        return whole(roots, new byte[0]);
    }

    private byte[] whole(byte[] roots, byte[] sums) {
        int units = roots.length / NODE;
        byte[] leaves = new byte[roots.length << depth];
        for (int first = 0; first < units; first += UNITS_AT_ONCE) {
            int end = Math.min(units, first + UNITS_AT_ONCE);
            byte[] nodes = Arrays.copyOfRange(roots, first * NODE, end * NODE);
            for (int level = 0; level < depth; level++) {
                nodes = children(nodes);
                for (int unit = first; unit < end && sums.length > 0; unit++) {
                    addSides(nodes, (unit - first) << (level + 1), 2 << level, sums, (unit * depth + level) * 2 * NODE);
                }
            }
            System.arraycopy(nodes, 0, leaves, first * NODE << depth, nodes.length);
        }
        return leaves;
    }

    /// From what the transfers gave.
    ///
    /// @param sideSums per unit and level the XOR of all nodes on the side that the path does not take
    /// @param bins of the units, from `firstBin` on
    public Punctured fromSums(byte[] sideSums, byte[] bins, int firstBin) {
        byte[] coPaths = sideSums.clone();
        return new Punctured(grow(coPaths, bins, firstBin, true), coPaths);
    }

    /// From co-paths that {@link #fromSums} gave.
    public byte[] fromCoPaths(byte[] coPaths, byte[] bins, int firstBin) {
        return grow(coPaths, bins, firstBin, false);
    }

    // Sums of sides become co-paths as soon as the other nodes of the side are known.
    private byte[] grow(byte[] coPaths, byte[] bins, int firstBin, boolean areSums) {
        int units = coPaths.length / (depth * NODE);
        byte[] leaves = new byte[units * NODE << depth];
        for (int first = 0; first < units; first += UNITS_AT_ONCE) {
            int end = Math.min(units, first + UNITS_AT_ONCE);
            byte[] nodes = new byte[(end - first) * NODE];
            for (int level = 0; level < depth; level++) {
                nodes = children(nodes);
                for (int unit = first; unit < end; unit++) {
                    int onPath = (bins[firstBin + unit] & 0xFF) >>> (depth - 1 - level);
                    puncture(nodes, (unit - first) << (level + 1), 2 << level, onPath, coPaths, (unit * depth + level) * NODE, areSums);
                }
            }
            System.arraycopy(nodes, 0, leaves, first * NODE << depth, nodes.length);
        }
        return leaves;
    }

    // The children of the node on the path were made of zeros: one is given, the other stays unknown.
    private static void puncture(byte[] nodes, int from, int width, int onPath, byte[] coPaths, int coPath, boolean areSums) {
        int sibling = onPath ^ 1;
        for (int n = sibling & 1; areSums && n < width; n += 2) {
            if (n != sibling) {
                xor(nodes, (from + n) * NODE, coPaths, coPath);
            }
        }
        Arrays.fill(nodes, (from + onPath) * NODE, (from + onPath + 1) * NODE, (byte) 0);
        System.arraycopy(coPaths, coPath, nodes, (from + sibling) * NODE, NODE);
    }

    private static void addSides(byte[] nodes, int from, int width, byte[] sums, int to) {
        for (int n = 0; n < width; n++) {
            xor(nodes, (from + n) * NODE, sums, to + (n & 1) * NODE);
        }
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
