package io.riskmesh.boosting.split;

/// Between which leaf weights a node may lie, because of monotone splits above it.
public record WeightBounds(float lower, float upper) {

    public static final WeightBounds FREE = new WeightBounds(-Float.MAX_VALUE, Float.MAX_VALUE);

    /// The left child's bounds under a split on a feature of the given sign, where the children weigh as told.
    public WeightBounds ofLeft(int sign, float leftWeight, float rightWeight) {
        float mid = (leftWeight + rightWeight) / 2f;
        return sign > 0 ? new WeightBounds(lower, mid) : sign < 0 ? new WeightBounds(mid, upper) : this;
    }

    /// The right child's bounds.
    public WeightBounds ofRight(int sign, float leftWeight, float rightWeight) {
        return ofLeft(-sign, leftWeight, rightWeight);
    }

    float clamp(float weight) {
        return weight < lower ? lower : weight > upper ? upper : weight;
    }
}
