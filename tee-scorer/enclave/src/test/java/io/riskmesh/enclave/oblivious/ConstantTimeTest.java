package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A fixed row against random ones, in random order (Reparaz, Balasch, Verbauwhede, "dude, is my code constant time?", 2017).
/// Times above the 90th percentile are interruptions and left out of both classes alike.
@Tag("acceptance")
final class ConstantTimeTest {

    private static final int CALLS = 400_000;
    private static final int WARM_UP = 40_000;
    private static final int FEATURES = 30;
    private static final int POOL = 512;
    private static final double MOST = 4.5;
    private static final double LEAST_OF_CONTROL = 100;
    private static final long SEED = 20_170_327;

    private final TreeEnsemble ensemble = Forests.random(7, 100, FEATURES, 6);
    private final BitMaskForest forest = Forests.forest(ensemble);
    private float sink;

    @Test
    void the_kernels_take_the_same_time_for_a_fixed_row_as_for_others_and_the_plain_walk_does_not() {
        double control = t("plain walk", new PlainWalk(ensemble)::margin);
        assertTrue(Math.abs(control) > LEAST_OF_CONTROL, () -> "Expected the control above " + LEAST_OF_CONTROL + ", got " + control);
        assertConstant("scalar", new ScalarOblivious(forest)::margin);
        int[] sums = new int[FEATURES];
        ReasonKernel reasons = new ReasonKernel(forest);
        assertConstant("reasons", row -> reasons.explain(row, sums));
        if (VectorOblivious.isNative()) {
            ForestKernel vector = new VectorOblivious(forest);
            assertConstant("vector", vector::margin);
            ReasonKernel faster = ReasonKernel.of(forest, vector);
            assertConstant("reasons by vectors", row -> faster.explain(row, sums));
        }
    }

    private void assertConstant(String name, Scorer scorer) {
        double t = t(name, scorer);
        assertTrue(Math.abs(t) < MOST, () -> name + ": expected |t| < " + MOST + ", got " + t + " of seed " + SEED);
    }

    private double t(String name, Scorer scorer) {
        Random random = new Random(SEED);
        int[] fixed = bits(Forests.row(new Random(3), FEATURES));
        int[][] others = new int[POOL][];
        Arrays.setAll(others, _ -> bits(Forests.row(random, FEATURES)));
        float[] row = new float[FEATURES];
        long[] nanos = new long[CALLS];
        byte[] kind = new byte[CALLS];
        for (int i = -WARM_UP; i < CALLS; i++) {
            int sample = random.nextInt(2);
            fill(row, fixed, others[random.nextInt(POOL)], -sample);
            long start = System.nanoTime();
            sink += scorer.margin(row);
            long end = System.nanoTime();
            if (i >= 0) {
                nanos[i] = end - start;
                kind[i] = (byte) sample;
            }
        }
        assertTrue(!Float.isNaN(sink), "Expected margins to be numbers");
        double t = welch(nanos, kind);
        System.out.printf(Locale.ROOT, "constant time, %s: t = %.2f over %d calls%n", name, t, CALLS);
        return t;
    }

    private static double welch(long[] nanos, byte[] kind) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        long crop = sorted[CALLS / 10 * 9];
        Welch welch = new Welch();
        for (int i = 0; i < CALLS; i++) {
            if (nanos[i] <= crop) {
                welch.add(kind[i], nanos[i]);
            }
        }
        return welch.t();
    }

    /// Reads both rows and keeps one, so that fetching a row takes the same time for either.
    private static void fill(float[] row, int[] fixed, int[] other, int chooseOther) {
        for (int f = 0; f < FEATURES; f++) {
            row[f] = Float.intBitsToFloat(fixed[f] & ~chooseOther | other[f] & chooseOther);
        }
    }

    private static int[] bits(float[] row) {
        int[] bits = new int[row.length];
        Arrays.setAll(bits, f -> Float.floatToRawIntBits(row[f]));
        return bits;
    }

    /// One way to score a row.
    @FunctionalInterface
    private interface Scorer {
        float margin(float[] row);
    }
}
