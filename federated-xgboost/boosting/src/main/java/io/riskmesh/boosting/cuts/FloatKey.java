package io.riskmesh.boosting.cuts;

/// Order-preserving keys of float32 values (training.md section 3): as unsigned integers they sort as the values do.
public final class FloatKey {
    private static final int SIGN = 0x80000000;

    private FloatKey() {}

    /// @param value finite; -0.0 must have become +0.0
    public static int of(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits < 0 ? ~bits : bits ^ SIGN;
    }

    /// The value of a key.
    public static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key ^ SIGN : ~key);
    }
}
