package io.riskmesh.boosting.histogram;

import java.util.BitSet;

/// Which features a tree may use. Immutable.
public final class FeatureMask {
    private final int size;
    private final BitSet bits;

    private FeatureMask(int size, BitSet bits) {
        this.size = size;
        this.bits = bits;
    }

    public static FeatureMask all(int features) {
        BitSet bits = new BitSet(features);
        bits.set(0, features);
        return new FeatureMask(features, bits);
    }

    /// @throws IllegalArgumentException for a feature outside 0..features-1
    public static FeatureMask of(int features, int... used) {
        BitSet bits = new BitSet(features);
        for (int feature : used) {
            if (feature < 0 || feature >= features) {
                throw new IllegalArgumentException("Expected a feature in 0.." + (features - 1) + ", got " + feature);
            }
            bits.set(feature);
        }
        return new FeatureMask(features, bits);
    }

    /// Features of the schema, masked in or not.
    public int size() {
        return size;
    }

    public boolean uses(int feature) {
        return bits.get(feature);
    }

    public int count() {
        return bits.cardinality();
    }

    /// The features masked in, ascending.
    public int[] used() {
        return bits.stream().toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureMask that && size == that.size && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return "FeatureMask[" + count() + " of " + size + "]";
    }
}
