package io.riskmesh.binselect.punctured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.field.Residues;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage.Corrections;
import io.riskmesh.binselect.pair.BinMatrix;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.Pair;
import io.riskmesh.binselect.pair.PairCase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What each bank sees does not depend on what the other hides: lengths are functions of public sizes, masked values look
/// uniform for the smallest and the largest inputs alike.
@Tag("acceptance")
final class ViewTest {
    private static final int ROWS = 3000;

    private final PairCase random = PairCase.of(ROWS, 6, 4, 101);

    @Test
    void corrections_look_uniform_whatever_the_gradients() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        long bound = random.parameters().valueBound();
        int slot = 1;
        for (long value : new long[] {0, bound, -bound}) {
            long[] values = new long[ROWS];
            Arrays.fill(values, value);
            pair.beginTree(slot++, values, values);
            assertUniform(cells(pair.seen.getLast()), "value " + value);
        }
        byte[] unmasked = new byte[ROWS * 6 * 16];
        assertFalse(isUniform(unmasked), "the test would notice plain values");
    }

    @Test
    void shares_of_each_bank_look_uniform() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        pair.beginTree(1, new long[ROWS], new long[ROWS]);
        List<NodeRows> nodes = IntStream.range(0, ROWS / 3)
                .mapToObj(n -> new NodeRows(n, new int[] {3 * n, 3 * n + 1, 3 * n + 2})).toList();
        pair.open(1, 0, nodes);
        for (Pair.Side side : List.of(pair.owner, pair.holder)) {
            long[] all = Arrays.stream(Pair.lastShares(side).shares()).flatMapToLong(Arrays::stream).toArray();
            byte[] bytes = new byte[all.length * 8];
            for (int i = 0; i < all.length; i++) {
                Residues.put(bytes, i, all[i]);
            }
            assertUniform(bytes, side == pair.owner ? "owner" : "holder");
        }
    }

    /// The same randomness, other bins: A sees messages of the same lengths, and columns that differ like random ones.
    @Test
    void choices_do_not_show_bins() {
        byte[] ownerEntropy = random.entropy();
        byte[] one = choices(new byte[ROWS * 6], ownerEntropy, random.entropy());
        byte[] threes = new byte[ROWS * 6];
        Arrays.fill(threes, (byte) 3);
        byte[] other = choices(threes, ownerEntropy, random.entropy());
        assertEquals(one.length, other.length);
        assertUniform(one, "bins 0");
        assertUniform(other, "bins 3");
    }

    @Test
    void lengths_of_all_messages_depend_on_public_sizes_only() {
        List<Integer> lengths = lengths(random.setUp(new PuncturedSelect(MemoryPlan.all())), 0);
        PairCase other = PairCase.of(ROWS, 6, 4, 102);
        assertEquals(lengths, lengths(other.setUp(new PuncturedSelect(MemoryPlan.none())), other.parameters().valueBound()));
    }

    @Test
    void leaves_kept_and_leaves_made_again_give_the_same_shares() {
        byte[] a = random.entropy();
        byte[] b = random.entropy();
        long[] g = random.values();
        List<NodeRows> nodes = random.nodes(4);
        long[][][] shares = new long[3][][];
        long half = 16L * 4 * 6 * random.parameters().rowsPerBlock();
        MemoryPlan[] plans = {MemoryPlan.all(), MemoryPlan.none(), MemoryPlan.shared(2 * half, 2)};
        assertEquals(List.of(random.parameters().blocks(), 0, 1),
                Arrays.stream(plans).map(plan -> plan.blocks(random.parameters())).toList());
        for (int i = 0; i < 3; i++) {
            Pair pair = new Pair(new PuncturedSelect(plans[i]), random.context());
            pair.setUp(random.bins(), a, b);
            pair.beginTree(1, g, g);
            pair.open(1, 0, nodes);
            shares[i] = Pair.lastShares(pair.holder).shares();
        }
        assertArrayEquals(shares[0], shares[1]);
        assertArrayEquals(shares[0], shares[2]);
    }

    private byte[] choices(byte[] bins, byte[] ownerEntropy, byte[] holderEntropy) {
        Pair pair = new Pair(new PuncturedSelect(MemoryPlan.none()), random.context());
        pair.setUp(BinMatrix.wrap(random.parameters(), bins), ownerEntropy, holderEntropy);
        byte[] message = pair.seen.stream().filter(m -> AttackTest.kind(m) == 3).findFirst().orElseThrow();
        return Arrays.copyOfRange(message, 35 + 4, message.length);
    }

    private List<Integer> lengths(Pair pair, long value) {
        long[] values = new long[ROWS];
        Arrays.fill(values, value);
        pair.beginTree(1, values, values);
        return pair.seen.stream().map(m -> m.length).toList();
    }

    private static byte[] cells(byte[] bytes) {
        return ((Corrections) ((PairCodec.Decoded.Message) PairCodec.decode(bytes)).message()).cells().array();
    }

    private static void assertUniform(byte[] bytes, String what) {
        assertTrue(isUniform(bytes), what);
    }

    // Chi-square of the low bytes of words with 255 degrees of freedom: mean 255, deviation 22.6.
    private static boolean isUniform(byte[] bytes) {
        int[] counts = new int[256];
        int words = bytes.length / 8;
        for (int i = 0; i < words; i++) {
            counts[bytes[8 * i + 2] & 0xFF]++;
        }
        double expected = words / 256.0;
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        return chiSquare > 255 - 5 * 22.6 && chiSquare < 255 + 5 * 22.6;
    }
}
