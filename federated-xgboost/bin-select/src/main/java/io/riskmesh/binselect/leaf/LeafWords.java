package io.riskmesh.binselect.leaf;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.field.Residues;

/// G(L, slot): the two mask words of a leaf L, the low 61 bits of each half of π(x) ⊕ x with x = L ⊕ (slot, node, attempt)
/// (Guo et al., ePrint 2019/074). The first half of the block holds `slot << 32 | node << 16 | attempt`; a word equal to p
/// is drawn again with the next attempt, so words are exactly uniform. Works on chunks of whole row-and-feature units, each
/// `cells` leaves. Not thread-safe.
final class LeafWords {
    private final BlockPermutation permutation;
    private final int cells;
    private final int unitsPerChunk;
    private final byte[] inputs = new byte[BlockPermutation.CHUNK_BYTES];
    private final byte[] permuted = new byte[BlockPermutation.CHUNK_BYTES];
    private final long[] words = new long[BlockPermutation.CHUNK_BYTES / Long.BYTES];
    private int units;

    LeafWords(BlockPermutation permutation, int cells) {
        this.permutation = permutation;
        this.cells = cells;
        this.unitsPerChunk = BlockPermutation.CHUNK_BYTES / (cells << 4);
    }

    static long tweak(int slot) {
        return (long) slot << 32;
    }

    int room() {
        return unitsPerChunk - units;
    }

    int units() {
        return units;
    }

    /// Takes `count` more units, at most {@link #room}, from unit `from` of `leaves` on.
    void load(byte[] leaves, int from, int count, long tweak) {
        int unitBytes = cells << 4;
        WordKernel.load(leaves, from * unitBytes, inputs, units * unitBytes, count * cells, tweak);
        units += count;
    }

    /// Permutes what was loaded; the chunk is read until {@link #clear}.
    void permute() {
        permutation.permute(inputs, permuted, units * (cells << 4));
    }

    void clear() {
        units = 0;
    }

    /// Adds the words of one unit to lazy sums that have room for one more word.
    void addUnit(int unit, long[] sums, int to) {
        int at = unit * (cells << 4);
        if (WordKernel.add(inputs, permuted, at, sums, to, 2 * cells)) {
            // p was added, which is 0: only the redrawn words are missing.
            for (int i = 0; i < 2 * cells; i++) {
                if (word(at, i) == P61.MODULUS) {
                    sums[to + i] = P61.fold(sums[to + i]) + redrawn(at, i);
                }
            }
        }
    }

    /// All words of the chunk, `2 * cells` per unit, valid until the next call.
    long[] words() {
        int count = units * 2 * cells;
        if (WordKernel.words(inputs, permuted, words, count)) {
            for (int i = 0; i < count; i++) {
                words[i] = words[i] == P61.MODULUS ? redrawn(0, i) : words[i];
            }
        }
        return words;
    }

    private long word(int at, int index) {
        int offset = at + (index << 3);
        return ((long) Residues.LONGS.get(permuted, offset) ^ (long) Residues.LONGS.get(inputs, offset)) & P61.MODULUS;
    }

    private long redrawn(int at, int index) {
        int block = at + (index >> 1 << 4);
        byte[] input = new byte[BlockPermutation.BLOCK_BYTES];
        byte[] output = new byte[BlockPermutation.BLOCK_BYTES];
        for (int attempt = 1;; attempt++) {
            System.arraycopy(inputs, block, input, 0, input.length);
            Residues.put(input, 0, Residues.get(input, 0) ^ attempt);
            permutation.permute(input, output, output.length);
            long word = (Residues.get(output, index & 1) ^ Residues.get(input, index & 1)) & P61.MODULUS;
            if (word != P61.MODULUS) {
                return word;
            }
        }
    }
}
