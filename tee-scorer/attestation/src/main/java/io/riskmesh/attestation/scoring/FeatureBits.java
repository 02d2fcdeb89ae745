package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;

/// Features of one side as raw bits of float32, at most 128. Immutable; never printed.
public final class FeatureBits {

    /// Most features of a scorable model.
    public static final int MOST = 128;

    /// The one encoding of a missing value.
    public static final int MISSING = 0x7FC00000;

    private final int[] bits;

    private FeatureBits(int[] bits) {
        this.bits = bits;
    }

    /// @param values NaN is missing
    public static FeatureBits of(float[] values) {
        if (values.length > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " features, got " + values.length);
        }
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]); // makes every NaN the canonical one
        }
        return new FeatureBits(bits);
    }

    public int count() {
        return bits.length;
    }

    /// Whether each is finite or [#MISSING]. Looks at all of them, whatever they are.
    public boolean areUsable() {
        int wrong = 0;
        for (int b : bits) {
            int exponentFull = ((b & 0x7F800000) - 0x7F800000) >> 31; // 0 if infinite or not a number, else -1
            int other = (b ^ MISSING) == 0 ? 0 : 1;
            wrong |= (exponentFull + 1) & other;
        }
        return wrong == 0;
    }

    /// Writes the values into a row.
    public void copyTo(float[] row, int from) {
        for (int i = 0; i < bits.length; i++) {
            row[from + i] = Float.intBitsToFloat(bits[i]);
        }
    }

    void write(WireWriter out) {
        out.u8(bits.length);
        for (int b : bits) {
            out.bits(b);
        }
    }

    static FeatureBits read(WireReader in) throws MalformedMessage {
        int[] bits = new int[(int) WireReader.within(in.u8(), 0, MOST)];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = in.bits();
        }
        return new FeatureBits(bits);
    }

    @Override
    public String toString() {
        return "FeatureBits[REDACTED]";
    }
}
