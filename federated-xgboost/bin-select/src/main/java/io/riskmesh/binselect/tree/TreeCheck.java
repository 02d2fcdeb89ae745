package io.riskmesh.binselect.tree;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.cipher.FixedKeyAes;
import io.riskmesh.binselect.cipher.Hashes;
import io.riskmesh.binselect.field.Residues;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;

/// The consistency check of punctured trees (Boyle et al., Efficient Two-Round OT Extension, CCS 2019, with check values of
/// 64 bits): every leaf has a check value beside its mask words; their XOR lets the holder of all leaves but one learn the
/// last value, and a digest over all shows whether both sides have the same trees. A garbled branch is noticed by the
/// feature owner whose bin lies there, before a single gradient travels. What stays: that it was noticed, one bit in all,
/// since the set-up ends there. Not thread-safe.
public final class TreeCheck {
    private static final int LEAF = BlockPermutation.BLOCK_BYTES;

    private final BlockPermutation permutation = FixedKeyAes.of("check");
    private final int depth;

    public TreeCheck(int depth) {
        this.depth = depth;
    }

    /// @param xors per unit the XOR of its leaves' check values, 8 bytes
    public record Sent(Octets xors, Octets digest) {}

    public Sent of(byte[] leaves, Octets pair, int block) {
        byte[] values = values(leaves);
        byte[] xors = new byte[values.length >> depth];
        for (int unit = 0; unit < xors.length >> 3; unit++) {
            Residues.put(xors, unit, xor(values, unit));
        }
        return new Sent(Octets.wrap(xors), digest(values, pair, block));
    }

    /// Whether the leaves, with one missing per unit, are what the other side has.
    public boolean holds(byte[] leaves, byte[] bins, int firstBin, Sent sent, Octets pair, int block) {
        byte[] values = values(leaves);
        for (int unit = 0; unit < values.length >> (depth + 3); unit++) {
            int missing = (unit << depth) + (bins[firstBin + unit] & 0xFF);
            long others = xor(values, unit) ^ Residues.get(values, missing);
            Residues.put(values, missing, others ^ Residues.get(sent.xors().array(), unit));
        }
        return digest(values, pair, block).equals(sent.digest());
    }

    private byte[] values(byte[] leaves) {
        byte[] permuted = new byte[leaves.length];
        permutation.permute(leaves, permuted, leaves.length);
        byte[] values = new byte[leaves.length / 2];
        for (int i = 0; i < leaves.length / LEAF; i++) {
            Residues.put(values, i, Residues.get(permuted, 2 * i) ^ Residues.get(leaves, 2 * i));
        }
        return values;
    }

    private long xor(byte[] values, int unit) {
        long sum = 0;
        for (int i = unit << depth; i < (unit + 1) << depth; i++) {
            sum ^= Residues.get(values, i);
        }
        return sum;
    }

    private static Octets digest(byte[] values, Octets pair, int block) {
        return Hashes.sha256(Enc.of("trees").octets(pair).u32(block), values);
    }
}
