package io.riskmesh.boosting.fixedpoint;

/// How gradients become integers in one run, and why no sum overflows (training.md section 5). Computed by each
/// participant before the run, equal at all of them, part of the run's digests.
///
/// @param scaleBits s: values are rint(x * 2^s)
/// @param rowBits n = ceil(log2 N), N the sum of the signed row bounds
/// @param layout words of a cell
/// @param gradientBound largest |rint(g * 2^s)| of one row
/// @param hessianBound largest rint(h * 2^s) of one row
public record FixedPointPlan(int scaleBits, int rowBits, CellLayout layout, long gradientBound, long hessianBound) {

    /// The value of an integer sum in real units; exact.
    public double real(long sum) {
        return Math.scalb((double) sum, -scaleBits);
    }

    /// The sums in the cell that starts at `at`.
    public NodeSums decode(long[] cells, int at) {
        return switch (layout) {
            case TWO_WORD -> new NodeSums(cells[at], cells[at + 1] >> rowBits, cells[at + 1] & (1L << rowBits) - 1);
            case THREE_WORD -> new NodeSums(cells[at], cells[at + 1], cells[at + 2]);
        };
    }
}
