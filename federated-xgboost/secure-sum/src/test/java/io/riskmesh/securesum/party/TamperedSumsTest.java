package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A relay alters what it forwards, promises the altered sum as its own, and forwards every reveal: nobody opens it, every bank says why.
/// Prints the count.
final class TamperedSumsTest {
    private static final long SEED = Long.getLong("riskmesh.seed", 606);
    private static final int CELLS = 6;

    /// How a sum is altered.
    private enum Lie { ONE_CELL, TWO_CELLS_THAT_CANCEL, EVERY_CELL, ZERO, EXCHANGED }

    @Test
    void some_tampered_sums_are_all_detected() {
        detect(20);
    }

    @Test
    @Tag("slow")
    void ten_thousand_tampered_sums_are_all_detected() {
        detect(10_000);
    }

    private static void detect(int sums) {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Lie, Integer> told = new EnumMap<>(Lie.class);
        int detected = 0;
        for (int i = 0; i < sums; i++) {
            Lie lie = Lie.values()[i % Lie.values().length];
            Stage stage = Stage.frozen(3 + i % 2, random.nextLong());
            Map<String, FrozenSum> honest = stage.take(FrozenSum.class);
            byte[] wrong = altered(honest.values().iterator().next().sum().toArray(), lie, random);
            honest.forEach((bank, frozen) -> stage.give(bank, stage.withSum(frozen, wrong)));
            stage.take(Reveal.class).forEach((_, reveal) -> stage.network.roster.parties().forEach(bank -> stage.give(bank, reveal)));
            boolean everyone = stage.network.roster.parties().stream().allMatch(bank -> mismatch(stage.network.refusals(bank)));
            if (everyone && stage.network.opened(stage.aggregation) == null) {
                detected++;
                told.merge(lie, 1, Integer::sum);
            }
        }
        System.out.printf("seed %d: %d of %d tampered sums detected and not opened, %s%n", SEED, detected, sums, told);
        assertEquals(sums, detected);
    }

    private static boolean mismatch(List<Effect.Refused> refusals) {
        return !refusals.isEmpty() && refusals.getLast().refusal().reason() == SumRefusal.FINGERPRINT_MISMATCH;
    }

    private static byte[] altered(byte[] sum, Lie lie, SplittableRandom random) {
        int cell = random.nextInt(CELLS);
        int other = (cell + 1 + random.nextInt(CELLS - 1)) % CELLS;
        long delta = 1 + random.nextLong(Field.P61.modulus() - 1);
        switch (lie) {
            case ONE_CELL -> add(sum, cell, delta);
            case TWO_CELLS_THAT_CANCEL -> {
                add(sum, cell, delta);
                add(sum, other, Field.P61.negate(delta));
            }
            case EVERY_CELL -> {
                for (int i = 0; i < CELLS; i++) {
                    add(sum, i, delta);
                }
            }
            case ZERO -> java.util.Arrays.fill(sum, (byte) 0);
            case EXCHANGED -> {
                long first = CellBytes.get(Field.P61, sum, cell);
                CellBytes.put(Field.P61, sum, cell, CellBytes.get(Field.P61, sum, other));
                CellBytes.put(Field.P61, sum, other, first);
            }
        }
        return sum;
    }

    private static void add(byte[] sum, int cell, long delta) {
        CellBytes.put(Field.P61, sum, cell, Field.P61.add(CellBytes.get(Field.P61, sum, cell), delta));
    }
}
