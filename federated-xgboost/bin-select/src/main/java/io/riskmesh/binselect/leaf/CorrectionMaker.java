package io.riskmesh.binselect.leaf;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.field.Residues;

/// `c = (g, h) + Σ_b G(L_b, slot)` per row and feature: what hides a row's gradients from the other bank. Not thread-safe.
public final class CorrectionMaker {
    private final LeafWords leafWords;
    private final int features;
    private final int cells;

    public CorrectionMaker(BlockPermutation permutation, int features, int cells) {
        this.leafWords = new LeafWords(permutation, cells);
        this.features = features;
        this.cells = cells;
    }

    /// Writes the corrections of `rows` rows, two residues per row and feature.
    ///
    /// @param leaves of consecutive rows, the first of which is row `firstLeafRow` of `leaves`
    /// @param firstRow index of that row in g and h
    /// @param out from residue `to` on
    public void make(byte[] leaves, int firstLeafRow, int rows, int slot, long[] g, long[] h, int firstRow, byte[] out, int to) {
        int units = rows * features;
        int done = 0;
        while (done < units) {
            int count = Math.min(units - done, leafWords.room());
            leafWords.load(leaves, firstLeafRow * features + done, count, LeafWords.tweak(slot));
            leafWords.permute();
            long[] words = leafWords.words();
            for (int i = 0; i < count; i++) {
                int row = firstRow + (done + i) / features;
                int from = i * 2 * cells;
                put(out, to + 2 * (done + i), g[row], WordKernel.total(words, from, 2 * cells));
                put(out, to + 2 * (done + i) + 1, h[row], WordKernel.total(words, from + 1, 2 * cells - 1));
            }
            leafWords.clear();
            done += count;
        }
    }

    private static void put(byte[] out, int at, long value, long lazyTotal) {
        Residues.put(out, at, P61.add(P61.encode(value), P61.canonical(lazyTotal)));
    }
}
