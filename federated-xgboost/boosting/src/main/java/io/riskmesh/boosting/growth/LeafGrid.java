package io.riskmesh.boosting.growth;

/// Leaf values as multiples of 2^-12, rounded half to even: a leaf of few rows must not tell its counts, which a ratio
/// of small integers would (ruling 1). Exact, and the identity from 4096 on, where float32 is coarser than the grid.
final class LeafGrid {

    private static final double STEPS = 4096.0;

    private LeafGrid() {}

    static float round(float value) {
        return (float) (Math.rint(value * STEPS) / STEPS) + 0f; // never -0.0
    }
}
