package io.riskmesh.boosting.fixedpoint;

import io.riskmesh.boosting.canonical.CanonicalReader;
import io.riskmesh.boosting.canonical.CanonicalWriter;
import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.canonical.MalformedBytes;
import io.riskmesh.boosting.parameters.TrainingParameters;

/// How gradients become integers in one run, and why no sum overflows (training.md section 5). Computed by each
/// participant before the run, equal at all of them, part of the run's digests.
///
/// Overflow: with N <= 2^rowBits rows, |sum of g| <= 2^(23 + rowBits) and, in TWO_WORD, sum of h * 2^rowBits + count
/// <= 2^59 + 2^rowBits: every word of every sum, its sign included, stays inside 60 bits and so inside the field of the
/// masked sum (checked when the plan is made).
///
/// @param scaleBits s: values are rint(x * 2^s)
/// @param rowBits n = ceil(log2 N), N the sum of the signed row bounds
/// @param layout words of a cell
/// @param gradientBound largest |rint(g * 2^s)| of one row
/// @param hessianBound largest rint(h * 2^s) of one row
public record FixedPointPlan(int scaleBits, int rowBits, CellLayout layout, long gradientBound, long hessianBound) {

    /// Bits of one value at most, so that it is an exact float32.
    public static final int VALUE_BITS = 23;

    /// Bits of any sum, its sign not counted.
    public static final int SUM_BITS = 60;

    /// Bits of one value and of the number of rows together, where payee-side features are summed by shares.
    public static final int JOINT_BITS = 39;

    static final int MOST_ROW_BITS = SUM_BITS - VALUE_BITS - 1;
    static final int MOST_SCALE_BITS = 63;

    private static final int VERSION = 1;

    /// @throws IllegalArgumentException if a sum over 2^rowBits rows could leave 60 bits
    public FixedPointPlan {
        boolean inRange = Math.abs(scaleBits) <= MOST_SCALE_BITS && rowBits >= 0 && rowBits <= MOST_ROW_BITS
                && gradientBound >= 1 && gradientBound <= 1L << VALUE_BITS && hessianBound >= 1
                && hessianBound <= 1L << VALUE_BITS;
        if (!inRange || layout == CellLayout.TWO_WORD && !PlanResult.fitsTwoWords(hessianBound, rowBits)) {
            throw new IllegalArgumentException("Expected sums inside " + SUM_BITS + " bits, got scale " + scaleBits + ", rows 2^"
                    + rowBits + ", bounds " + gradientBound + " and " + hessianBound + ", " + layout);
        }
    }

    /// The plan of a run, or why there is none.
    ///
    /// @param totalRowBound N, the sum of the row bounds that the participants signed
    public static PlanResult of(TrainingParameters parameters, long totalRowBound) {
        return PlanResult.of(parameters, totalRowBound);
    }

    /// The plan of a run on the features of both sides: the same for both engines that sum payee-side cells.
    ///
    /// @param totalRowBound as for [#of]
    public static PlanResult ofBothSides(TrainingParameters parameters, long totalRowBound) {
        return PlanResult.joint(parameters, totalRowBound);
    }

    /// v: every |g| and h is at most 2^v.
    public int valueBits() {
        return Long.SIZE - Long.numberOfLeadingZeros(Math.max(gradientBound, hessianBound) - 1);
    }

    /// The value of an integer sum in real units; exact.
    public double real(long sum) {
        return Math.scalb((double) sum, -scaleBits);
    }

    /// The sums in the cell that starts at `at`.
    public NodeSums decode(long[] cells, int at) {
        return switch (layout) {
            case TWO_WORD -> decode(cells[at], cells[at + 1]);
            case THREE_WORD -> new NodeSums(cells[at], cells[at + 1], cells[at + 2]);
        };
    }

    /// The sums in a cell of two words. The low bits of the second hold the count. All 2^rowBits rows in one cell leave them zero and carry one into the sum of h; as no
    /// row has no hessian without being counted, a non-zero word with zero low bits can mean nothing else.
    public NodeSums decode(long gradient, long packed) {
        long count = packed & (1L << rowBits) - 1;
        long hessian = packed >> rowBits;
        return count == 0 && packed != 0
                ? new NodeSums(gradient, hessian - 1, 1L << rowBits) : new NodeSums(gradient, hessian, count);
    }

    /// The sum of h in the cell that starts at `at`, as [#decode(long[], int)] gives it.
    public long hessian(long[] cells, int at) {
        return switch (layout) {
            case TWO_WORD -> (cells[at + 1] >> rowBits) - (isFull(cells[at + 1]) ? 1 : 0);
            case THREE_WORD -> cells[at + 1];
        };
    }

    /// The rows in the cell that starts at `at`, as [#decode(long[], int)] gives them.
    public long count(long[] cells, int at) {
        return switch (layout) {
            case TWO_WORD -> isFull(cells[at + 1]) ? 1L << rowBits : cells[at + 1] & (1L << rowBits) - 1;
            case THREE_WORD -> cells[at + 2];
        };
    }

    // All 2^rowBits rows are in the cell, see decode.
    private boolean isFull(long packed) {
        return packed != 0 && (packed & (1L << rowBits) - 1) == 0;
    }

    /// Bound of the absolute value of any word of a cell that sums at most `rows` rows; what a bank signs with its row bound.
    public long inputBound(long rows) {
        long largest = Math.multiplyExact(rows, Math.max(gradientBound, Math.max(hessianBound, 1)));
        return switch (layout) {
            case TWO_WORD -> Math.max(largest, Math.multiplyExact(rows, Math.addExact(hessianBound << rowBits, 1)));
            case THREE_WORD -> largest;
        };
    }

    /// Version 1: the only encoding of this plan.
    public byte[] canonicalBytes() {
        return new CanonicalWriter().u8(VERSION).i32(scaleBits).i32(rowBits).u8(layout.words()).i64(gradientBound)
                .i64(hessianBound).toBytes();
    }

    /// SHA-256 of `riskmesh/fixed-point-plan/1`, a zero byte and [#canonicalBytes], in hex.
    public String digest() {
        return CanonicalWriter.digest("riskmesh/fixed-point-plan/1", canonicalBytes());
    }

    public static Decoded<FixedPointPlan> decode(byte[] bytes) {
        return Decoded.read(bytes, FixedPointPlan::read);
    }

    private static FixedPointPlan read(CanonicalReader in) throws MalformedBytes {
        in.version(VERSION);
        int scale = in.i32();
        int rows = in.i32();
        int words = in.u8();
        if (words != CellLayout.TWO_WORD.words() && words != CellLayout.THREE_WORD.words()) {
            throw new MalformedBytes("Expected 2 or 3 words, got " + words);
        }
        CellLayout layout = words == CellLayout.TWO_WORD.words() ? CellLayout.TWO_WORD : CellLayout.THREE_WORD;
        try {
            return new FixedPointPlan(scale, rows, layout, in.i64(), in.i64());
        } catch (IllegalArgumentException e) {
            throw new MalformedBytes(e.getMessage());
        }
    }
}
