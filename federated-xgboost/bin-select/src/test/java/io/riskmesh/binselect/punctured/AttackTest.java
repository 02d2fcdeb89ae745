package io.riskmesh.binselect.punctured;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.field.P61;
import io.riskmesh.binselect.field.Residues;
import io.riskmesh.binselect.message.PairCodec;
import io.riskmesh.binselect.message.PairMessage;
import io.riskmesh.binselect.message.PairMessage.Corrections;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.message.PairMessage.PuncturedSeeds;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.pair.Pair;
import io.riskmesh.binselect.pair.PairCase;
import io.riskmesh.binselect.pair.PairInput;
import io.riskmesh.binselect.pair.SlowHistogram;
import io.riskmesh.binselect.refusal.Refusal;
import io.riskmesh.binselect.refusal.SelectRefusal;
import io.riskmesh.binselect.step.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each attack of design `joint-training.md` section 10 that applies to this engine: it succeeds while its defence is off, in
/// the same code, and fails with it.
@Tag("acceptance")
final class AttackTest {
    private static final Defences NO_CORRELATION_CHECK = new Defences(false, true, true);
    private static final Defences NO_TREE_CHECK = new Defences(true, false, true);
    private static final Defences ANSWERS_TWICE = new Defences(true, true, false);

    private final PairCase random = PairCase.of(12, 2, 4, 71);

    /// B flips the choice of transfer 0 in one column. The answer would tell it a bit of Δ (`ExtensionTest` takes all 128).
    @Test
    void choice_flip_is_answered_without_the_check_and_ends_the_set_up_with_it() {
        assertTrue(flipped(NO_CORRELATION_CHECK).seen.stream().anyMatch(bytes -> kind(bytes) == 4));
        Pair pair = flipped(Defences.ALL);
        assertTrue(pair.seen.stream().noneMatch(bytes -> kind(bytes) == 4), "nothing was answered");
        assertEquals(List.of(SelectRefusal.TRANSFER_CHECK_FAILED), reasons(pair.owner));
        pair.wire = Optional::of;
        pair.holder.order(new PairInput.Resume());
        pair.deliver();
        assertEquals(2, reasons(pair.owner).size(), "honest choices come too late");
        pair.owner.restart();
        pair.owner.order(new PairInput.SetUpGradients(Secret.wrap(random.entropy())));
        pair.deliver();
        assertTrue(reasons(pair.owner).size() > 2, "a restart is no second try");
        assertTrue(pair.seen.stream().noneMatch(bytes -> kind(bytes) == 4));
    }

    // Column i with Δ_i = 1: with Δ_i = 0 the flip changes nothing, which is what the attacker learns.
    private Pair flipped(Defences defences) {
        byte[] ownerEntropy = random.entropy();
        byte[] delta = OwnerSecrets.delta(Secret.copyOf(ownerEntropy), random.context().pairId()).reveal();
        int column = 0;
        while ((delta[column / 8] >>> column % 8 & 1) == 0) {
            column++;
        }
        int flippedColumn = column;
        Pair pair = new Pair(new PuncturedSelect(MemoryPlan.all(), defences), random.context());
        pair.wire = changing(ExtendChoices.class, m -> {
            byte[] columns = m.columns().toArray();
            columns[flippedColumn * (columns.length / 128)] ^= 1;
            return new ExtendChoices(m.pair(), m.block(), Octets.wrap(columns), m.check());
        });
        pair.setUp(random.bins(), ownerEntropy, random.entropy());
        return pair;
    }

    /// Two corrections of one slot: their difference is that of the gradients.
    @Test
    void slot_reuse_shows_the_difference_of_gradients_unless_it_is_refused() {
        long[] g = random.values();
        long[] h = random.values();
        long[] otherG = random.values();
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all(), ANSWERS_TWICE));
        pair.beginTree(1, g, h);
        byte[] first = cells(pair.seen.getLast());
        pair.beginTree(1, otherG, h);
        byte[] second = cells(pair.seen.getLast());
        for (int row = 0; row < g.length; row++) {
            long difference = P61.subtract(Residues.get(first, 4 * row), Residues.get(second, 4 * row));
            assertEquals(g[row] - otherG[row], P61.decode(difference));
        }
        assertEquals(List.of(SelectRefusal.SEED_REUSED), reasons(pair.holder), "B refuses it, too");

        Pair defended = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        defended.beginTree(1, g, h);
        int messages = defended.seen.size();
        defended.beginTree(1, otherG, h);
        assertEquals(List.of(SelectRefusal.SEED_REUSED), reasons(defended.owner));
        assertEquals(messages, defended.seen.size());
    }

    /// The same after a restart, from the journal alone.
    @Test
    void slot_reuse_is_refused_after_a_restart() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        long[] g = random.values();
        pair.beginTree(1, g, g);
        byte[] sent = pair.seen.getLast();
        pair.owner.restart();
        pair.owner.order(new PairInput.SetUpGradients(Secret.wrap(random.entropy())));
        pair.beginTree(1, random.values(), g);
        assertEquals(List.of(SelectRefusal.SEED_REUSED), reasons(pair.owner));
        assertArrayEquals(sent, pair.seen.getLast());
        pair.beginTree(1, g, g);
        assertArrayEquals(sent, pair.seen.getLast());
    }

    /// A garbles the left branch of level 1 of row 0, feature 0. Without the tree check B goes on, and the histogram is noise
    /// exactly if B's bin lies in the other half: A would read that bit from a run that stops (R12). With the check the set-up ends
    /// before a gradient travels, named, and no second question can be asked.
    @Test
    void garbled_branch_tells_one_bit_by_noise_without_the_check_and_ends_the_set_up_with_it() {
        boolean readsGarbled = random.bins().bin(0, 0) >= 2;
        Pair pair = garbled(NO_TREE_CHECK, 0);
        long[] g = random.values();
        pair.beginTree(1, g, g);
        List<NodeRows> nodes = random.nodes(1);
        long[][] opened = pair.open(1, 0, nodes);
        assertEquals(readsGarbled, !Arrays.deepEquals(SlowHistogram.of(random, g, g, nodes), opened));

        int caught = 0;
        for (int branch = 0; branch < 2; branch++) {
            Pair defended = garbled(Defences.ALL, branch);
            boolean reads = branch == 0 == readsGarbled;
            assertEquals(reads ? List.of(SelectRefusal.TRANSFER_CHECK_FAILED) : List.of(), reasons(defended.holder));
            assertEquals(!reads, defended.holder.isTold(new Effect.SetUpDone()));
            caught += reads ? 1 : 0;
            defended.wire = Optional::of;
            defended.owner.order(new PairInput.Resume());
            defended.holder.order(new PairInput.Resume());
            defended.deliver();
            assertEquals(!reads, defended.holder.isTold(new Effect.SetUpDone()), "honest seeds come too late");
        }
        assertEquals(1, caught, "the branch that B reads");
    }

    private Pair garbled(Defences defences, int branch) {
        Pair pair = new Pair(new PuncturedSelect(MemoryPlan.all(), defences), random.context());
        pair.wire = changing(PuncturedSeeds.class, m -> {
            byte[] seeds = m.seeds().toArray();
            seeds[branch * 16] ^= 1;
            return new PuncturedSeeds(m.pair(), m.block(), Octets.wrap(seeds), m.leafChecks(), m.treesDigest());
        });
        pair.setUp(random.bins(), random.entropy(), random.entropy());
        return pair;
    }

    /// A that asks its base transfers anew under the same journal would see two encapsulations under one secret of B.
    @Test
    void a_second_question_of_the_base_transfers_is_refused_even_after_a_restart() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        Pair other = new Pair(new PuncturedSelect(MemoryPlan.all()), random.context());
        other.owner.order(new PairInput.SetUpGradients(Secret.wrap(random.entropy())));
        byte[] asked = other.seen.getLast();
        pair.holder.order(new PairInput.ReceivedBytes(asked));
        assertEquals(List.of(SelectRefusal.SEED_REUSED), reasons(pair.holder));
        pair.holder.restart();
        pair.holder.order(new PairInput.SetUpFeatures(random.bins(), Secret.wrap(random.entropy())));
        pair.holder.order(new PairInput.ReceivedBytes(asked));
        assertEquals(List.of(SelectRefusal.SEED_REUSED, SelectRefusal.SEED_REUSED), reasons(pair.holder));
    }

    /// B that chooses anew would read the other branch of every transfer.
    @Test
    void a_second_question_of_choices_is_refused_even_after_a_restart() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        byte[] other = pair.seen.stream().filter(bytes -> kind(bytes) == 3).findFirst().orElseThrow().clone();
        other[other.length - 1] ^= 1;
        long answers = pair.seen.stream().filter(bytes -> kind(bytes) == 4).count();
        pair.owner.order(new PairInput.ReceivedBytes(other));
        pair.owner.restart();
        pair.owner.order(new PairInput.ReceivedBytes(pair.seen.stream().filter(bytes -> kind(bytes) == 2).findFirst().orElseThrow()));
        pair.owner.order(new PairInput.ReceivedBytes(other));
        assertEquals(List.of(SelectRefusal.SEED_REUSED, SelectRefusal.SEED_REUSED), reasons(pair.owner));
        assertEquals(answers, pair.seen.stream().filter(bytes -> kind(bytes) == 4).count());
    }

    /// B that counts row 0 twice gets noise for it, not a magnified gradient.
    @Test
    void a_row_counted_twice_by_the_feature_owner_is_noise() {
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.all()));
        long[] ones = new long[12];
        Arrays.fill(ones, 1);
        pair.beginTree(1, ones, ones);
        NodeRows all = new NodeRows(1, new int[] {0, 1, 2});
        pair.owner.order(new PairInput.BuildLevel(1, 0, List.of(all)));
        long[] owner = Pair.lastShares(pair.owner).shares()[0];
        long[] holder = new long[owner.length];
        for (int level = 0; level < 2; level++) { // once all rows, once row 0 again
            NodeRows rows = level == 0 ? all : new NodeRows(1, new int[] {0});
            pair.holder.order(new PairInput.BuildLevel(1, level, List.of(rows)));
            long[] more = Pair.lastShares(pair.holder).shares()[0];
            for (int i = 0; i < holder.length; i++) {
                holder[i] = P61.add(holder[i], more[i]);
            }
        }
        int noise = 0;
        for (int i = 0; i < owner.length; i++) {
            noise += Math.abs(P61.decode(P61.add(owner[i], holder[i]))) > 1L << 40 ? 1 : 0;
        }
        assertEquals(owner.length, noise);
    }

    private static <M extends PairMessage> java.util.function.Function<byte[], Optional<byte[]>> changing(
            Class<M> kind, UnaryOperator<M> change) {
        return bytes -> {
            PairMessage message = ((PairCodec.Decoded.Message) PairCodec.decode(bytes)).message();
            return Optional.of(kind.isInstance(message) ? PairCodec.encode(change.apply(kind.cast(message))) : bytes);
        };
    }

    private static byte[] cells(byte[] bytes) {
        PairMessage message = ((PairCodec.Decoded.Message) PairCodec.decode(bytes)).message();
        return message instanceof Corrections corrections ? corrections.cells().array() : new byte[0];
    }

    static int kind(byte[] bytes) {
        return bytes[2];
    }

    static List<SelectRefusal> reasons(Pair.Side side) {
        assertFalse(side.refusals().stream().anyMatch(r -> r.toString().contains("Octets")));
        return side.refusals().stream().map(Refusal::reason).toList();
    }
}
