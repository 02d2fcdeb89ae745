package io.riskmesh.binselect.message;

import io.riskmesh.binselect.octets.Octets;

/// A message between the two banks of a pair (design `joint-training.md` section 7). None has a field for a gradient, a bin
/// or a share in the clear. Who may send it follows from its kind.
public sealed interface PairMessage {

    /// {@link io.riskmesh.binselect.parameters.PairContext#pairId}, 32 bytes.
    Octets pair();

    /// A → B: two keys for each of the 128 base transfers, of which A can open one.
    ///
    /// @param keys 128 × (matrix seed 32, two vectors of 1,152)
    record BaseKeys(Octets pair, Octets keys) implements PairMessage {
        public static final int TRANSFERS = 128;
        public static final int VECTOR_BYTES = 1152;
        public static final int KEY_BYTES = 32 + 2 * VECTOR_BYTES;
    }

    /// B → A: an encapsulation under each of them.
    ///
    /// @param ciphertexts 128 × 2 × 1,088 bytes, ML-KEM-768
    record BaseCiphertexts(Octets pair, Octets ciphertexts) implements PairMessage {
        public static final int CIPHERTEXT_BYTES = 1088;
    }

    /// B → A: the choices of one block of rows, hidden, and the proof that each is one choice.
    ///
    /// @param columns 128 bit columns of equal length, one after the other
    /// @param check 129 hashes of 16 bytes: of the choices, then of each column
    record ExtendChoices(Octets pair, int block, Octets columns, Octets check) implements PairMessage {
        public static final int CHECK_BYTES = 129 * 16;
    }

    /// A → B: what the block's transfers carry, two branches each, of which B can read one.
    ///
    /// @param seeds per row, feature and level 2 × 16 bytes
    /// @param leafChecks per row and feature the XOR of the leaves' check values, 8 bytes
    /// @param treesDigest 32 bytes over all check values
    record PuncturedSeeds(Octets pair, int block, Octets seeds, Octets leafChecks, Octets treesDigest) implements PairMessage {
    }

    /// A → B: the masked gradients of a part of the rows.
    ///
    /// @param slot of the tree, at least 1
    /// @param part from 0 on
    /// @param cells per row and feature two residues of 8 bytes, little-endian
    record Corrections(Octets pair, int slot, int part, Octets cells) implements PairMessage {}

    /// B → A: please say again. Carries nothing that A does not know.
    ///
    /// @param slot 0 asks for the set-up from its beginning
    /// @param part of the corrections, the first one that is lacking
    record Missing(Octets pair, int slot, int part) implements PairMessage {}
}
