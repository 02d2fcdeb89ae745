package io.riskmesh.binselect.tree;

/// The leaves that belong to cells: the first `cells` of each unit's `2^depth`.
public final class KeptLeaves {
    private KeptLeaves() {}

    public static byte[] of(byte[] leaves, int depth, int cells) {
        if (cells == 1 << depth) {
            return leaves;
        }
        int units = leaves.length >> (depth + 4);
        byte[] kept = new byte[units * cells << 4];
        for (int unit = 0; unit < units; unit++) {
            System.arraycopy(leaves, unit << (depth + 4), kept, unit * cells << 4, cells << 4);
        }
        return kept;
    }
}
