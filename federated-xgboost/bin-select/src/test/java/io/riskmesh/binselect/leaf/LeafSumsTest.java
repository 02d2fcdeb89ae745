package io.riskmesh.binselect.leaf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.cipher.FixedKeyAes;
import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.field.Residues;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The kernels against their definition, on sizes that do not fill a chunk evenly.
final class LeafSumsTest {
    private static final int SLOT = 77;

    @ParameterizedTest
    @CsvSource({"1,1,2", "40,1,32", "3,22,32", "19,3,31", "9,2,33", "5,1,256", "70,1,2", "2,40,32"})
    void kernels_equal_the_definition(int rows, int features, int cells) {
        compare(FixedKeyAes.of("leaf"), rows, features, cells);
    }

    /// The cipher gives a word p once in 2^61 draws; this one gives words of p, p + 1 and 2^61 − 1 all the time.
    @Test
    void words_beyond_the_field_are_drawn_again() {
        int[] redrawn = new int[1];
        BlockPermutation stub = (in, out, length) -> {
            for (int i = 0; i < length / 16; i++) {
                long low = Residues.get(in, 2 * i);
                boolean bad = (low & 3) != 3; // attempts change the low bits
                redrawn[0] += bad ? 1 : 0;
                Residues.put(out, 2 * i, low ^ (bad ? P61.MODULUS | 7L << 61 : low * 31 & 0xFFFFFFFFFFFL));
                Residues.put(out, 2 * i + 1, Residues.get(in, 2 * i + 1) ^ (bad ? P61.MODULUS : low * 37 & 0xFFFFFFFFFFFFFFFL));
            }
        };
        compare(stub, 13, 2, 5);
        assertTrue(redrawn[0] > 100);
    }

    /// Every word p − 1, so that sums grow as fast as they can.
    @Test
    void lazy_sums_do_not_overflow() {
        BlockPermutation stub = (in, out, length) -> {
            for (int i = 0; i < length / 8; i++) {
                Residues.put(out, i, Residues.get(in, i) ^ (P61.MODULUS - 1));
            }
        };
        compare(stub, 100, 1, 3);
        compare(stub, 40, 3, 256);
    }

    private static void compare(BlockPermutation permutation, int rows, int features, int cells) {
        Random random = new Random(1000L * rows + cells);
        int units = rows * features;
        byte[] leaves = new byte[units * cells * 16];
        random.nextBytes(leaves);
        long[] g = random.longs(rows, -1000, 1000).toArray();
        long[] h = random.longs(rows, 0, 1000).toArray();
        byte[] corrections = new byte[units * 16];
        new CorrectionMaker(permutation, features, cells).make(leaves, 0, rows, SLOT, g, h, 0, corrections, 0);
        byte[] bins = new byte[units];
        byte[] punctured = leaves.clone();
        for (int unit = 0; unit < units; unit++) {
            bins[unit] = (byte) random.nextInt(cells);
            int missing = (unit * cells + (bins[unit] & 0xFF)) * 16;
            Arrays.fill(punctured, missing, missing + 16, (byte) 0);
            for (int word = 0; word < 2; word++) {
                BigInteger expected = SlowLeaves.sum(permutation, leaves, cells, unit, SLOT, word)
                        .add(BigInteger.valueOf(word == 0 ? g[unit / features] : h[unit / features])).mod(SlowLeaves.P);
                assertEquals(expected.longValueExact(), Residues.get(corrections, 2 * unit + word));
            }
        }
        LeafSums owner = new LeafSums(permutation, features, cells);
        LeafSums holder = new LeafSums(permutation, features, cells);
        for (int twice = 0; twice < 2; twice++) { // the second time shows that sums begin anew
            for (int row = 0; row < rows; row += 1 + twice) {
                owner.addRow(leaves, row, SLOT);
                holder.addRow(punctured, row, SLOT, bins, row * features, corrections, 2 * row * features);
            }
            long[] negated = owner.negated();
            assertArrayEquals(slowNegated(permutation, leaves, rows, features, cells, 1 + twice), negated);
            assertArrayEquals(slowHistogram(bins, g, h, features, cells, 1 + twice), opened(negated, holder.corrected()));
        }
    }

    private static long[] slowNegated(BlockPermutation permutation, byte[] leaves, int rows, int features, int cells, int step) {
        long[] shares = new long[features * cells * 2];
        for (int i = 0; i < shares.length; i++) {
            BigInteger sum = BigInteger.ZERO;
            for (int row = 0; row < rows; row += step) {
                int unit = row * features + i / (2 * cells);
                byte[] leaf = SlowLeaves.leaf(leaves, cells, unit, i / 2 % cells);
                sum = sum.subtract(SlowLeaves.word(permutation, leaf, SLOT, i & 1));
            }
            shares[i] = sum.mod(SlowLeaves.P).longValueExact();
        }
        return shares;
    }

    private static long[] slowHistogram(byte[] bins, long[] g, long[] h, int features, int cells, int step) {
        long[] sums = new long[features * cells * 2];
        for (int row = 0; row < g.length; row += step) {
            for (int f = 0; f < features; f++) {
                int at = (f * cells + (bins[row * features + f] & 0xFF)) * 2;
                sums[at] += g[row];
                sums[at + 1] += h[row];
            }
        }
        return sums;
    }

    private static long[] opened(long[] a, long[] b) {
        long[] sums = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            assertTrue(P61.contains(a[i]) && P61.contains(b[i]));
            sums[i] = P61.decode(P61.add(a[i], b[i]));
        }
        return sums;
    }
}
