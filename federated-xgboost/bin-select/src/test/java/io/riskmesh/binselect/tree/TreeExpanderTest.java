package io.riskmesh.binselect.tree;

import static io.riskmesh.binselect.cipher.SlowCipher.oneWay;
import static io.riskmesh.binselect.cipher.SlowCipher.slice;
import static io.riskmesh.binselect.cipher.SlowCipher.xor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.octets.Octets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a recursive second implementation that walks from the root to one node at a time.
final class TreeExpanderTest {
    private static final int UNITS = 9;

    private final Random random = new Random(41);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 8})
    void whole_trees_are_the_recursion_and_their_sums_are_those_of_their_sides(int depth) {
        byte[] roots = bytes(16 * UNITS);
        TreeExpander.Whole whole = new TreeExpander(depth).whole(roots);
        for (int unit = 0; unit < UNITS; unit++) {
            for (int leaf = 0; leaf < 1 << depth; leaf++) {
                assertArrayEquals(node(slice(roots, unit, 16), depth, leaf), slice(whole.leaves(), (unit << depth) + leaf, 16));
            }
            for (int level = 1; level <= depth; level++) {
                for (int side = 0; side < 2; side++) {
                    assertArrayEquals(sideSum(slice(roots, unit, 16), level, side),
                            slice(whole.sums(), (unit * depth + level - 1) * 2 + side, 16));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 8})
    void punctured_trees_lack_one_leaf_and_grow_again_from_their_co_paths(int depth) {
        byte[] roots = bytes(16 * UNITS);
        TreeExpander expander = new TreeExpander(depth);
        byte[] whole = expander.whole(roots).leaves();
        byte[] bins = bytes(3 + UNITS);
        byte[] sideSums = new byte[UNITS * depth * 16];
        for (int unit = 0; unit < UNITS; unit++) {
            bins[3 + unit] = (byte) ((bins[3 + unit] & 0xFF) >>> (8 - depth));
            for (int level = 1; level <= depth; level++) {
                int side = 1 - ((bins[3 + unit] & 0xFF) >>> (depth - level) & 1);
                System.arraycopy(sideSum(slice(roots, unit, 16), level, side), 0, sideSums, (unit * depth + level - 1) * 16, 16);
            }
        }
        TreeExpander.Punctured punctured = expander.fromSums(sideSums, bins, 3);
        for (int unit = 0; unit < UNITS; unit++) {
            for (int leaf = 0; leaf < 1 << depth; leaf++) {
                byte[] expected = leaf == (bins[3 + unit] & 0xFF) ? new byte[16] : slice(whole, (unit << depth) + leaf, 16);
                assertArrayEquals(expected, slice(punctured.leaves(), (unit << depth) + leaf, 16));
            }
        }
        assertArrayEquals(punctured.leaves(), expander.fromCoPaths(punctured.coPaths(), bins, 3));
        checks(depth, whole, punctured.leaves(), bins);
    }

    private static void checks(int depth, byte[] whole, byte[] punctured, byte[] bins) {
        Octets pair = Octets.wrap(new byte[32]);
        TreeCheck check = new TreeCheck(depth);
        TreeCheck.Sent sent = check.of(whole, pair, 5);
        assertEquals(8 * UNITS, sent.xors().length());
        assertTrue(check.holds(punctured, bins, 3, sent, pair, 5));
        assertFalse(check.holds(punctured, bins, 3, sent, pair, 6), "another block");
        byte[] garbled = punctured.clone();
        garbled[((bins[3] & 0xFF) ^ 1) * 16 + 15] ^= 1;
        // The last byte is in the half that the check value drops; the permutation carries it over.
        assertFalse(check.holds(garbled, bins, 3, sent, pair, 5), "a garbled leaf");
    }

    static byte[] node(byte[] root, int level, int index) {
        if (level == 0) {
            return root;
        }
        return oneWay((index & 1) == 0 ? "left" : "right", node(root, level - 1, index >> 1));
    }

    private static byte[] sideSum(byte[] root, int level, int side) {
        byte[] sum = new byte[16];
        for (int index = side; index < 1 << level; index += 2) {
            sum = xor(sum, node(root, level, index));
        }
        return sum;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
