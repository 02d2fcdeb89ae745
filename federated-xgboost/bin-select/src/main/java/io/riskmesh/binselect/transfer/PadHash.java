package io.riskmesh.binselect.transfer;

import static io.riskmesh.binselect.field.Residues.LONGS;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.cipher.FixedKeyAes;

/// The pads of extended transfers: H(x, j) = π(π(x) ⊕ j) ⊕ π(x), tweakable and correlation robust against one who chose a
/// part of the inputs (Guo et al., ePrint 2019/074, section 7.4). Not thread-safe.
final class PadHash {
    private final BlockPermutation permutation = FixedKeyAes.of("transfer");

    /// @param rows 16 bytes each
    /// @param first j of the first row; the next ones count up
    byte[] of(byte[] rows, long first) {
        byte[] once = new byte[rows.length];
        permutation.permute(rows, once, rows.length);
        byte[] tweaked = once.clone();
        for (int i = 0; i < rows.length; i += 16) {
            LONGS.set(tweaked, i, (long) LONGS.get(tweaked, i) ^ (first + (i >> 4)));
        }
        byte[] pads = new byte[rows.length];
        permutation.permute(tweaked, pads, rows.length);
        for (int i = 0; i < rows.length; i += 8) {
            LONGS.set(pads, i, (long) LONGS.get(pads, i) ^ (long) LONGS.get(once, i));
        }
        return pads;
    }
}
