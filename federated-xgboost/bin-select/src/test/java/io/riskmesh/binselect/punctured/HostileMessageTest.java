package io.riskmesh.binselect.punctured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.message.PairMessage.BaseCiphertexts;
import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.message.PairMessage.Corrections;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.message.PairMessage.Missing;
import io.riskmesh.binselect.message.PairMessage.PuncturedSeeds;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.Pair;
import io.riskmesh.binselect.pair.PairCase;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.SlowHistogram;
import io.riskmesh.binselect.refusal.SelectRefusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The other bank sends what it should not: every message is refused by name, and the pair goes on as if it had not come.
final class HostileMessageTest {
    private final PairCase random = PairCase.of(12, 2, 4, 81);
    private final Octets id = random.context().pairId();

    @Test
    void the_gradient_owner_refuses_what_does_not_fit() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        ExtendChoices honest = (ExtendChoices) sent(pair, 3);
        pair.owner.told.clear();
        give(pair.owner, new Missing(Octets.wrap(new byte[32]), 0, 0), SelectRefusal.WRONG_SESSION);
        give(pair.owner, new BaseKeys(id, Octets.wrap(new byte[BaseKeys.TRANSFERS * BaseKeys.KEY_BYTES])), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.owner, new PuncturedSeeds(id, 0, bytes(1), bytes(8), bytes(32)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.owner, new Corrections(id, 1, 0, bytes(16)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.owner, new BaseCiphertexts(id, bytes(256 * 1088)), SelectRefusal.SEED_REUSED);
        give(pair.owner, new ExtendChoices(id, 1, honest.columns(), honest.check()), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.owner, new ExtendChoices(id, 0, bytes(honest.columns().length() - 16), honest.check()), SelectRefusal.LENGTH_MISMATCH);
        give(pair.owner, new ExtendChoices(id, 0, bytes(honest.columns().length()), honest.check()), SelectRefusal.SEED_REUSED);
        goesOn(pair);
    }

    @Test
    void the_feature_owner_refuses_what_does_not_fit() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        pair.holder.told.clear();
        give(pair.holder, new BaseCiphertexts(id, bytes(256 * 1088)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.holder, new Missing(id, 0, 0), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.holder, new PuncturedSeeds(id, 1, bytes(1), bytes(8), bytes(32)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.holder, new BaseKeys(id, bytes(BaseKeys.TRANSFERS * BaseKeys.KEY_BYTES)), SelectRefusal.SEED_REUSED);
        give(pair.holder, new Corrections(id, 1, 0, bytes(12 * 2 * 16 - 16)), SelectRefusal.LENGTH_MISMATCH);
        give(pair.holder, new Corrections(id, 1, 1, bytes(16)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.holder, new Corrections(id, 0, 0, bytes(12 * 2 * 16)), SelectRefusal.PASS_REPLAYED);
        for (long outside : new long[] {P61.MODULUS, P61.MODULUS + 1, -1, Long.MIN_VALUE}) {
            byte[] cells = new byte[12 * 2 * 16];
            io.riskmesh.binselect.field.Residues.put(cells, 17, outside);
            give(pair.holder, new Corrections(id, 1, 0, Octets.wrap(cells)), SelectRefusal.CELL_OUT_OF_FIELD);
        }
        goesOn(pair);
        pair.holder.told.clear();
        give(pair.holder, new Corrections(id, 1, 0, bytes(12 * 2 * 16)), SelectRefusal.PASS_REPLAYED);
        give(pair.holder, new Corrections(id, 2, 0, bytes(12 * 2 * 16)), SelectRefusal.SEED_REUSED);
    }

    @Test
    void messages_before_their_time_are_refused_or_kept() {
        Pair pair = new Pair(new PuncturedSelect(MemoryPlan.all()), random.context());
        give(pair.owner, new BaseCiphertexts(id, bytes(256 * 1088)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.owner, new ExtendChoices(id, 0, bytes(16), bytes(ExtendChoices.CHECK_BYTES)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.owner, new Missing(id, 0, 0), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.holder, new PuncturedSeeds(id, 0, bytes(1), bytes(8), bytes(32)), SelectRefusal.LAYOUT_MISMATCH);
        give(pair.holder, new Corrections(id, 1, 0, bytes(12 * 2 * 16)), SelectRefusal.LAYOUT_MISMATCH);
        assertEquals(List.of(), pair.holder.disk);
        pair.owner.order(new PairInput.BeginTree(1, random.values(), random.values()));
        assertEquals(SelectRefusal.LAYOUT_MISMATCH, pair.owner.refusals().getLast().reason());
        // A is quicker than B's host: its question waits for the bins.
        pair.owner.told.clear();
        pair.holder.told.clear();
        pair.owner.order(new PairInput.SetUpGradients(Secret.wrap(random.entropy())));
        pair.deliver();
        pair.holder.order(new PairInput.SetUpFeatures(random.bins(), Secret.wrap(random.entropy())));
        pair.deliver();
        goesOn(pair);
    }

    @Test
    void a_journal_of_another_pair_or_role_is_refused() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        Pair other = PairCase.of(12, 2, 4, 82).setUp(new PuncturedSelect(MemoryPlan.all()));
        for (Pair.Side side : List.of(pair.owner, pair.holder)) {
            side.disk.clear();
            side.disk.addAll(other.holder.disk);
            org.junit.jupiter.api.Assertions.assertThrows(ClassCastException.class, side::restart);
            side.disk.removeFirst();
            org.junit.jupiter.api.Assertions.assertThrows(ClassCastException.class, side::restart);
        }
    }

    @Test
    void other_bins_after_a_restart_are_refused() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        pair.holder.restart();
        pair.holder.order(new PairInput.SetUpFeatures(PairCase.of(12, 2, 4, 83).bins(), Secret.wrap(random.entropy())));
        assertEquals(SelectRefusal.SEED_REUSED, pair.holder.refusals().getLast().reason());
    }

    private void goesOn(Pair pair) {
        pair.owner.told.clear();
        pair.holder.told.clear();
        long[] g = random.values();
        pair.beginTree(2, g, g);
        List<NodeRows> nodes = random.nodes(2);
        assertArrayEquals(SlowHistogram.of(random, g, g, nodes), pair.open(2, 0, nodes));
        assertEquals(List.of(), pair.owner.refusals());
        assertEquals(List.of(), pair.holder.refusals());
    }

    private static void give(Pair.Side side, PairMessage message, SelectRefusal expected) {
        int before = side.refusals().size();
        var state = side.state;
        side.order(new PairInput.ReceivedBytes(PairCodec.encode(message)));
        assertEquals(before + 1, side.refusals().size(), message.toString());
        assertEquals(expected, side.refusals().getLast().reason(), message.toString());
        assertEquals(state, side.state);
    }

    private static PairMessage sent(Pair pair, int kind) {
        byte[] bytes = pair.seen.stream().filter(b -> AttackTest.kind(b) == kind).findFirst().orElseThrow();
        return ((PairCodec.Decoded.Message) PairCodec.decode(bytes)).message();
    }

    private static Octets bytes(int count) {
        return Octets.wrap(new byte[count]);
    }
}
