package io.riskmesh.incentive.coin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.incentive.shapley.Permutations;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CoinTest {

    private static final long SEED = 8_105;
    private static final Digest COIN = Digest.of("test", new byte[] {1});
    private static final Digest OTHER = Digest.of("test", new byte[] {2});

    @Test
    void about_the_wanted_share_is_held_out_and_another_coin_holds_out_others() {
        HoldoutCoin coin = new HoldoutCoin(COIN, 100_000);
        HoldoutCoin other = new HoldoutCoin(OTHER, 100_000);
        List<byte[]> rows = rows(20_000);
        long held = rows.stream().filter(coin::holdsOut).count();
        long both = rows.stream().filter(row -> coin.holdsOut(row) && other.holdsOut(row)).count();
        assertEquals(2_000, held, 200);
        assertEquals(200, both, 80);
    }

    @Test
    void blocks_are_of_one_size_but_for_the_last_and_do_not_depend_on_the_order_of_rows() {
        List<byte[]> rows = rows(1_050);
        RowBlocks blocks = RowBlocks.of(COIN, rows, 500);
        assertEquals(3, blocks.count());
        int[] sizes = new int[3];
        IntStream.range(0, 1_050).forEach(row -> sizes[blocks.block(row)]++);
        assertEquals(List.of(500, 500, 50), Arrays.stream(sizes).boxed().toList());
        List<Integer> order = new ArrayList<>(IntStream.range(0, 1_050).boxed().toList());
        Collections.shuffle(order, new java.util.Random(SEED));
        RowBlocks shuffled = RowBlocks.of(COIN, order.stream().map(rows::get).toList(), 500);
        for (int i = 0; i < order.size(); i++) {
            assertEquals(blocks.block(order.get(i)), shuffled.block(i));
        }
        assertEquals(0, RowBlocks.of(COIN, List.of(), 500).count());
    }

    @Test
    void one_block_size_serves_all_banks() {
        assertEquals(500, RowBlocks.blockRows(500, 200, List.of(1_024L, 4_096L)));
        assertEquals(10_486, RowBlocks.blockRows(500, 200, List.of(1L << 20, 1L << 20)));
    }

    @Test
    void orders_are_permutations_follow_from_coin_and_tree_and_favour_nobody() {
        CoinPermutations coin = new CoinPermutations(COIN);
        for (int tree = 0; tree < 2; tree++) {
            long[] firsts = new long[6];
            for (int[] order : orders(coin, tree, 6, 3_000)) {
                assertEquals(IntStream.range(0, 6).boxed().toList(), Arrays.stream(order).sorted().boxed().toList());
                firsts[order[0]]++;
            }
            assertTrue(Arrays.stream(firsts).allMatch(count -> count > 400 && count < 600), Arrays.toString(firsts));
        }
        assertEquals(Arrays.deepToString(orders(coin, 3, 6, 5)), Arrays.deepToString(orders(new CoinPermutations(COIN), 3, 6, 5)));
        assertNotEquals(Arrays.deepToString(orders(coin, 3, 6, 5)), Arrays.deepToString(orders(coin, 4, 6, 5)));
        assertNotEquals(Arrays.deepToString(orders(coin, 3, 6, 5)), Arrays.deepToString(orders(new CoinPermutations(OTHER), 3, 6, 5)));
    }

    @Test
    void chosen_trees_follow_from_the_coin_and_fewer_are_among_more() {
        HoldoutCoin coin = new HoldoutCoin(COIN, 1);
        List<Integer> some = coin.chosenTrees(100, 40);
        assertEquals(40, some.size());
        assertTrue(some.containsAll(coin.chosenTrees(100, 20)));
        assertEquals(IntStream.range(0, 100).boxed().toList(), coin.chosenTrees(100, 100));
    }

    private static int[][] orders(CoinPermutations coin, int tree, int players, int pairs) {
        return read(coin.of(tree, players, pairs));
    }

    private static int[][] read(Permutations permutations) {
        return IntStream.range(0, permutations.pairs()).mapToObj(permutations::order).toArray(int[][]::new);
    }

    private static List<byte[]> rows(int n) {
        SplittableRandom random = new SplittableRandom(SEED);
        return IntStream.range(0, n).mapToObj(i -> ("row" + i + "." + random.nextInt(10)).getBytes(StandardCharsets.UTF_8)).toList();
    }
}
