package io.riskmesh.boosting.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

final class SamplingTest {

    /// The reference implementation's stream (prng.di.unimi.it/splitmix64.c) for the seeds 0 and 1234567: the n-th word is
    /// the finaliser of seed + n * gamma.
    @Test
    void the_finaliser_gives_the_published_stream() {
        long[] zero = {0xe220a8397b1dcdafL, 0x6e789e6aa1b965f4L, 0x06c45d188009454fL};
        for (int n = 0; n < zero.length; n++) {
            assertEquals(zero[n], SplitMix64.mix64((n + 1) * SplitMix64.GOLDEN_GAMMA));
        }
        String[] other = {"6457827717110365317", "3203168211198807973", "9817491932198370423", "4593380528125082431",
            "16408922859458223821"};
        for (int n = 0; n < other.length; n++) {
            assertEquals(Long.parseUnsignedLong(other[n]), SplitMix64.mix64(1_234_567 + (n + 1) * SplitMix64.GOLDEN_GAMMA));
        }
    }

    @Test
    void a_row_is_kept_iff_its_hash_is_below_the_rate() {
        for (double rate : new double[] {1e-9, 0.1, 0.3, 0.49999999999999994, 0.5, 0.8, Math.nextDown(1.0)}) {
            RowSample sample = new RowSample(77, 3, rate);
            BigDecimal bound = new BigDecimal(rate).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(64)));
            for (int row = 0; row < 5000; row++) {
                long rowId = RowSample.rowId(2, row);
                long hash = SplitMix64.mix64(SplitMix64.mix64(77, 3), rowId);
                boolean below = new BigDecimal(Long.toUnsignedString(hash)).compareTo(bound) < 0;
                assertEquals(below, sample.keeps(rowId), "rate " + rate + ", row " + row);
            }
        }
    }

    @Test
    void about_the_rate_of_rows_is_kept_others_in_every_tree_and_all_at_rate_one() {
        int rows = 100_000;
        int kept = 0;
        int keptTwice = 0;
        RowSample first = new RowSample(5, 0, 0.8);
        RowSample second = new RowSample(5, 1, 0.8);
        for (int row = 0; row < rows; row++) {
            long rowId = RowSample.rowId(0, row);
            kept += first.keeps(rowId) ? 1 : 0;
            keptTwice += first.keeps(rowId) && second.keeps(rowId) ? 1 : 0;
            assertTrue(new RowSample(5, 1, 1).keeps(rowId));
        }
        assertEquals(0.8, kept / (double) rows, 0.01);
        assertEquals(0.64, keptTwice / (double) rows, 0.01);
    }

    @Test
    void owners_with_other_ordinals_or_seeds_draw_other_rows() {
        RowSample sample = new RowSample(5, 0, 0.5);
        RowSample otherSeed = new RowSample(6, 0, 0.5);
        String first = "";
        String ordinal = "";
        String seed = "";
        for (int row = 0; row < 200; row++) {
            first += sample.keeps(RowSample.rowId(0, row)) ? 1 : 0;
            ordinal += sample.keeps(RowSample.rowId(1, row)) ? 1 : 0;
            seed += otherSeed.keeps(RowSample.rowId(0, row)) ? 1 : 0;
        }
        assertNotEquals(first, ordinal);
        assertNotEquals(first, seed);
        assertFalse(sample.toString().contains("5"));
    }

    @Test
    void rates_outside_the_range_are_refused() {
        for (double rate : new double[] {0, -1, 1.5, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new RowSample(1, 1, rate));
        }
    }
}
