package io.riskmesh.boosting.parameters;

/// @param scalePosWeight factor of the weight of positive rows
/// @param maxWeight bound of weight times scalePosWeight; part of the proof that sums do not overflow
/// @param labelBound for squared error: margin minus label is clipped to +- this bound
public record RowWeights(double scalePosWeight, double maxWeight, double labelBound) {

    public static final RowWeights DEFAULT = new RowWeights(1, 1, 1);

    public RowWeights {
        positive("scalePosWeight", scalePosWeight);
        positive("maxWeight", maxWeight);
        positive("labelBound", labelBound);
    }

    private static void positive(String name, double value) {
        if (!(value > 0 && value <= 1 << 20)) {
            throw new IllegalArgumentException("Expected " + name + " in (0, 2^20], got " + value);
        }
    }
}
