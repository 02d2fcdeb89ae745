package io.riskmesh.boosting.cuts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.histogram.FeatureMask;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HistogramCutsTest {

    private static final HistogramCuts CUTS = HistogramCuts.of(List.of(
            FeatureCuts.numeric(new float[] {-2f, 0f, Float.MIN_VALUE, 7.5f}, true),
            FeatureCuts.dropped(false), FeatureCuts.categorical(3, false), FeatureCuts.numeric(new float[0], true),
            FeatureCuts.dropped(true), FeatureCuts.categorical(1, true), FeatureCuts.numeric(new float[] {1f}, false)));

    @Test
    void slots_of_masked_features_follow_each_other() {
        FeatureMask mask = FeatureMask.of(7, 0, 1, 3, 5);
        assertEquals(6 + 2 + 2, CUTS.totalSlots(mask));
        assertArrayEquals(new int[] {0, 6, -1, 6, -1, 8, -1}, CUTS.offsets(mask));
        for (int f : mask.used()) {
            assertEquals(CUTS.offsets(mask)[f], CUTS.offset(mask, f));
        }
        assertArrayEquals(new int[] {0, 2, 3, 5, 6}, CUTS.usable().used());
        assertEquals(6, CUTS.mostSlots());
    }

    @Test
    void a_value_at_a_cut_belongs_to_the_bin_above_it() {
        for (int i = 0; i < 4; i++) {
            float cut = CUTS.cut(0, i);
            assertEquals(i + 1, CUTS.binOf(0, cut));
            assertEquals(i, CUTS.binOf(0, Math.nextDown(cut)));
        }
        assertEquals(0, CUTS.binOf(0, -1e38f));
        assertEquals(4, CUTS.binOf(0, 1e38f));
        assertEquals(5, CUTS.binOf(0, Float.NaN));
        assertEquals(HistogramCuts.SENTINEL, CUTS.cut(0, 4));
    }

    @Test
    void bins_agree_with_a_linear_search() {
        Random random = new Random(5);
        for (int edges : new int[] {0, 1, 2, 13, 207}) {
            float[] values = new float[edges];
            for (int i = 0; i < edges; i++) {
                values[i] = random.nextFloat();
            }
            Arrays.sort(values);
            FeatureCuts cuts = FeatureCuts.numeric(values, true);
            for (int n = 0; n < 1000; n++) {
                float value = n % 2 == 0 || edges == 0 ? random.nextFloat() * 2 - 0.5f : values[random.nextInt(edges)];
                int bin = 0;
                while (bin < edges && value >= values[bin]) {
                    bin++;
                }
                assertEquals(bin, cuts.binOf(value));
            }
        }
    }

    @Test
    void wrong_edges_are_refused() {
        for (float[] edges : new float[][] {{1f, 1f}, {2f, 1f}, {Float.NaN}, {Float.POSITIVE_INFINITY}, {Float.MAX_VALUE},
            {-Float.MAX_VALUE}, {-0.0f}}) {
            assertThrows(IllegalArgumentException.class, () -> FeatureCuts.numeric(edges, false), Arrays.toString(edges));
        }
        assertThrows(IllegalArgumentException.class, () -> FeatureCuts.categorical(1 << 16, true));
    }

    @Test
    void cuts_survive_encoding_and_damaged_bytes_are_refused_or_the_only_encoding_of_what_they_say() {
        byte[] bytes = CUTS.canonicalBytes();
        assertEquals(new Decoded.Value<>(CUTS), HistogramCuts.decode(bytes));
        for (int length = 0; length < bytes.length; length++) {
            assertMalformed(Arrays.copyOf(bytes, length));
        }
        assertMalformed(Arrays.copyOf(bytes, bytes.length + 1));
        Random random = new Random(17);
        int accepted = 0;
        for (int n = 0; n < 100_000; n++) {
            byte[] damaged = n % 4 == 0 ? new byte[random.nextInt(80)] : bytes.clone();
            if (n % 4 == 0) {
                random.nextBytes(damaged);
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            if (HistogramCuts.decode(damaged) instanceof Decoded.Value<HistogramCuts>(HistogramCuts cuts)) {
                assertArrayEquals(damaged, cuts.canonicalBytes());
                accepted++;
            }
        }
        assertTrue(accepted > 1000, "accepted " + accepted);
    }

    @Test
    void announcing_more_features_or_edges_than_bytes_costs_no_memory() {
        assertMalformed(new byte[] {1, 0, 0, -1, -1});
        assertMalformed(new byte[] {1, 0, 0, 0, 1, 0, 1, 0, 0, -1, -1});
    }

    private static void assertMalformed(byte[] bytes) {
        assertTrue(HistogramCuts.decode(bytes) instanceof Decoded.Malformed<HistogramCuts>, Arrays.toString(bytes));
    }
}
