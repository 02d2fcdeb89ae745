package io.riskmesh.simulator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SplitMix64Test {

    @Test
    void the_stream_is_the_one_of_the_jdks_splittable_random() {
        SplittableRandom oracle = new SplittableRandom(-42);
        SplitMix64 random = new SplitMix64(-42);
        for (int i = 0; i < 1000; i++) {
            assertEquals(oracle.nextLong(), random.nextLong());
        }
    }

    @Test
    void moments_of_the_distributions_are_the_textbook_ones() {
        SplitMix64 random = new SplitMix64(3);
        int n = 200_000;
        double normal = 0;
        double square = 0;
        double poisson = 0;
        double exponential = 0;
        int belowMedian = 0;
        for (int i = 0; i < n; i++) {
            double g = random.gaussian();
            normal += g;
            square += g * g;
            poisson += random.poisson(4.2);
            exponential += random.exponential(7);
            belowMedian += random.lognormal(4, 0.8) < 4 ? 1 : 0;
        }
        assertEquals(0, normal / n, 0.01);
        assertEquals(1, square / n, 0.02);
        assertEquals(4.2, poisson / n, 0.03);
        assertEquals(7, exponential / n, 0.1);
        assertEquals(0.5, belowMedian / (double) n, 0.01);
    }

    @Test
    void integers_stay_in_their_range_and_reach_both_ends() {
        SplitMix64 random = new SplitMix64(9);
        boolean low = false;
        boolean high = false;
        for (int i = 0; i < 10_000; i++) {
            int value = random.between(-3, 4);
            assertTrue(value >= -3 && value <= 4);
            low |= value == -3;
            high |= value == 4;
        }
        assertTrue(low && high);
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    }

    @Test
    void entities_have_streams_of_their_own() {
        assertNotEquals(SplitMix64.of(1, 2, 3).nextLong(), SplitMix64.of(1, 3, 2).nextLong());
        assertNotEquals(SplitMix64.of(1, 2, 3).nextLong(), SplitMix64.of(2, 2, 3).nextLong());
        assertEquals(SplitMix64.of(1, 2, 3).nextLong(), SplitMix64.of(1, 2, 3).nextLong());
    }
}
