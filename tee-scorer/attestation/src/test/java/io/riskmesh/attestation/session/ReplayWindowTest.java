package io.riskmesh.attestation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ReplayWindowTest {

    private static final long SEED = 5;

    @Test
    void it_agrees_with_a_plain_set_over_random_walks() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int walk = 0; walk < 20; walk++) {
            ReplayWindow window = new ReplayWindow();
            Set<Long> seen = new HashSet<>();
            long highest = -1;
            for (int i = 0; i < 5_000; i++) {
                long sequence = Math.max(0, highest + random.nextInt(-5_000, random.nextInt(20) == 0 ? 9_000 : 30));
                boolean expected = sequence > highest - ReplayWindow.SIZE && !seen.contains(sequence);
                assertEquals(expected, window.isNew(sequence), "seed " + SEED + ", sequence " + sequence);
                if (expected && random.nextBoolean()) {
                    window.set(sequence);
                    seen.add(sequence);
                    highest = Math.max(highest, sequence);
                }
            }
        }
    }

    @Test
    void the_oldest_sequence_of_the_window_is_told_apart_and_older_ones_are_refused() {
        ReplayWindow window = new ReplayWindow();
        window.set(ReplayWindow.SIZE);
        assertTrue(window.isNew(1));
        assertFalse(window.isNew(0));
        assertFalse(window.isNew(ReplayWindow.SIZE));
        assertThrows(IllegalStateException.class, () -> window.set(ReplayWindow.SIZE));
    }
}
