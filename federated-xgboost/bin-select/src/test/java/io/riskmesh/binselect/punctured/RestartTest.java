package io.riskmesh.binselect.punctured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.Pair;
import io.riskmesh.binselect.pair.PairCase;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.SlowHistogram;
import io.riskmesh.binselect.step.Effect;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Kills each bank before and after every journal entry and every message of a run, brings it back from its disk, and wants
/// the exact histogram and no two messages for one thing.
@Tag("acceptance")
final class RestartTest {
    private static final int ROWS = 2200;
    private static final int FEATURES = 8;

    private final PairCase random = PairCase.of(ROWS, FEATURES, 8, 91);
    private final long[] g = random.values();
    private final long[] h = random.values();
    private final List<NodeRows> nodes = random.nodes(3);
    private final long[][] expected = SlowHistogram.of(random, g, h, nodes);

    @Test
    void the_pair_under_test_has_several_blocks() {
        assertTrue(random.parameters().blocks() > 1);
    }

    @Test
    void a_bank_killed_early_comes_back() {
        assertTrue(run(true, 2) && run(false, 2));
    }

    @Test
    void a_bank_killed_at_any_step_comes_back_and_says_the_same_again() {
        int kills = 0;
        for (boolean owner : new boolean[] {true, false}) {
            int at = 0;
            while (run(owner, at++)) {
                kills++;
            }
        }
        assertTrue(kills > 20, "killed " + kills + " times");
    }

    /// Returns whether the kill happened.
    private boolean run(boolean killOwner, int effectsToLive) {
        Pair pair = new Pair(new PuncturedSelect(MemoryPlan.all()), random.context());
        Pair.Side victim = killOwner ? pair.owner : pair.holder;
        boolean[] killed = new boolean[1];
        victim.killAfter(effectsToLive, () -> killed[0] = true);
        begin(pair.holder, pair);
        begin(pair.owner, pair);
        pair.deliver();
        comeBack(pair, victim);
        pair.beginTree(5, g, h);
        if (comeBack(pair, victim)) {
            pair.beginTree(5, g, h); // the hosts go on where they were
            pair.holder.order(new PairInput.Resume());
            pair.deliver();
        }
        victim.killAfter(Integer.MAX_VALUE, () -> {});
        String where = (killOwner ? "owner" : "holder") + " after " + effectsToLive;
        assertTrue(pair.holder.isTold(new Effect.TreeReady(5)), where);
        assertEquals(List.of(), pair.owner.refusals(), where);
        assertEquals(List.of(), pair.holder.refusals(), where);
        assertArrayEquals(expected, pair.open(5, 0, nodes), where);
        sameThingsWereSaidOnce(pair, where);
        return killed[0];
    }

    private void begin(Pair.Side side, Pair pair) {
        side.order(side == pair.owner ? new PairInput.SetUpGradients(Secret.wrap(random.entropy()))
                : new PairInput.SetUpFeatures(random.bins(), Secret.wrap(random.entropy())));
    }

    private boolean comeBack(Pair pair, Pair.Side victim) {
        if (!victim.isDead()) {
            return false;
        }
        victim.restart();
        begin(victim, pair);
        pair.owner.order(new PairInput.Resume());
        pair.holder.order(new PairInput.Resume());
        pair.deliver();
        return true;
    }

    // Kind, then block or slot and part, stand behind mark, version and pair id; base messages are one of a kind.
    private static void sameThingsWereSaidOnce(Pair pair, String where) {
        Map<String, byte[]> said = new HashMap<>();
        for (byte[] bytes : pair.seen) {
            int kind = AttackTest.kind(bytes);
            int placeBytes = switch (kind) {
                case 3, 4 -> 4;
                case 5 -> 8;
                default -> 0;
            };
            String place = kind + Arrays.toString(Arrays.copyOfRange(bytes, 35, 35 + placeBytes));
            byte[] before = said.putIfAbsent(place, bytes);
            assertTrue(kind == 6 || before == null || Arrays.equals(before, bytes), where + ", place " + place);
        }
    }
}
