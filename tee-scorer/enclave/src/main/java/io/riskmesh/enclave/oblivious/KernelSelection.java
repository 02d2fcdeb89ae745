package io.riskmesh.enclave.oblivious;

import io.riskmesh.enclave.oblivious.KernelChoice.Chosen;
import io.riskmesh.enclave.oblivious.KernelChoice.Failed;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Start-up of a model: self-test, warm-up, calibration (design `attestation-and-scoring.md` section 8). The vector kernel is
/// taken only where it gives every bit it must *and* is faster: without 512-bit registers, or with the first compiler only, its
/// operations are method calls, which are slow and, worse, not oblivious.
public final class KernelSelection {

    /// Calls of each kernel before a model is ready.
    public static final int WARM_UP_CALLS = 20_000;

    /// A vector kernel that is not warm by then runs as method calls; 20,000 of them would take minutes.
    private static final long MOST_WARM_UP_NANOS = 5_000_000_000L;

    private static final long CALIBRATION_NANOS = 50_000_000;
    private static final int ROWS_PER_TURN = 64;

    private final LongSupplier nanoTime;
    private final int warmUpCalls;
    private final Function<BitMaskForest, Optional<ForestKernel>> fast;

    /// @param nanoTime a monotonic clock, `System::nanoTime`
    public KernelSelection(LongSupplier nanoTime) {
        this(nanoTime, WARM_UP_CALLS, VectorKernels::ofThisMachine);
    }

    KernelSelection(LongSupplier nanoTime, int warmUpCalls, Function<BitMaskForest, Optional<ForestKernel>> fast) {
        this.nanoTime = nanoTime;
        this.warmUpCalls = warmUpCalls;
        this.fast = fast;
    }

    /// Tests and warms up the kernels this machine has for a model, and picks one.
    ///
    /// @param vectors at least one row; those kept with the model's version and [TestVectors#atThresholds]
    public KernelChoice choose(BitMaskForest forest, TestVectors vectors) {
        ForestKernel scalar = new ScalarOblivious(forest);
        Optional<String> wrong = difference(scalar, vectors);
        if (wrong.isPresent()) {
            return new Failed(wrong.get());
        }
        warmUp(scalar, vectors, Long.MAX_VALUE);
        Optional<ForestKernel> candidate = fast.apply(forest);
        if (candidate.isEmpty()) {
            return new Chosen(scalar, "this machine or model has no vector kernel");
        }
        ForestKernel vector = candidate.get();
        if (!warmUp(vector, vectors, MOST_WARM_UP_NANOS)) {
            return new Chosen(scalar, "the vector kernel was not warm in time");
        }
        Optional<String> wrongVector = difference(vector, vectors); // as compiled, as it will run
        if (wrongVector.isPresent()) {
            return new Chosen(scalar, "the vector kernel failed its test: " + wrongVector.get());
        }
        return calibrate(scalar, vector, vectors);
    }

    /// The first row whose margin has other bits than it must.
    public static Optional<String> difference(ForestKernel kernel, TestVectors vectors) {
        if (vectors.rows().isEmpty()) {
            throw new IllegalArgumentException("Expected at least one row to test a kernel with");
        }
        for (int i = 0; i < vectors.margins().length; i++) {
            int expected = Float.floatToRawIntBits(vectors.margins()[i]);
            int actual = Float.floatToRawIntBits(kernel.margin(vectors.rows().get(i)));
            if (expected != actual) {
                return Optional.of(String.format(Locale.ROOT, "%s: row %d: expected margin bits %08x, got %08x", kernel.name(), i,
                        expected, actual));
            }
        }
        return Optional.empty();
    }

    /// Whether all calls were made in time.
    private boolean warmUp(ForestKernel kernel, TestVectors vectors, long mostNanos) {
        List<float[]> rows = vectors.rows();
        long start = nanoTime.getAsLong();
        for (int i = 0; i < warmUpCalls; i++) {
            kernel.margin(rows.get(i % rows.size()));
            if (nanoTime.getAsLong() - start > mostNanos) {
                return false;
            }
        }
        return true;
    }

    private KernelChoice calibrate(ForestKernel scalar, ForestKernel vector, TestVectors vectors) {
        long scalarNanos = 0;
        long vectorNanos = 0;
        int turns = 0;
        do { // in turn, so that a machine whose speed drifts slows both
            scalarNanos += turn(scalar, vectors);
            vectorNanos += turn(vector, vectors);
            turns++;
        } while (scalarNanos + vectorNanos < CALIBRATION_NANOS);
        String times = String.format(Locale.ROOT, "%d ns a row by the vector kernel, %d ns by the plain one",
                vectorNanos / turns / ROWS_PER_TURN, scalarNanos / turns / ROWS_PER_TURN);
        return new Chosen(vectorNanos < scalarNanos ? vector : scalar, times);
    }

    private long turn(ForestKernel kernel, TestVectors vectors) {
        List<float[]> rows = vectors.rows();
        long start = nanoTime.getAsLong();
        for (int i = 0; i < ROWS_PER_TURN; i++) {
            kernel.margin(rows.get(i % rows.size()));
        }
        return nanoTime.getAsLong() - start;
    }
}
