package io.riskmesh.binselect.field;

/// The field of p = 2^61 − 1 elements, the one that secure-sum adds in (design `secure-sum.md` section 2). Residues are
/// canonical, `0 <= v < p`; lazy sums are congruent and non-negative.
public final class P61 {
    public static final long MODULUS = (1L << 61) - 1;
    /// The largest absolute value that can be read back.
    public static final long SIGNED_LIMIT = (MODULUS - 1) / 2;

    private P61() {}

    public static boolean contains(long residue) {
        return residue >= 0 && residue < MODULUS;
    }

    public static long add(long a, long b) {
        return subtractOnce(a + b);
    }

    public static long subtract(long a, long b) {
        long difference = a - b;
        return difference + (MODULUS & (difference >> 63));
    }

    public static long negate(long a) {
        return subtract(0, a);
    }

    /// The residue of a signed value within ±{@link #SIGNED_LIMIT}.
    public static long encode(long value) {
        if (value > SIGNED_LIMIT || value < -SIGNED_LIMIT) {
            throw new IllegalArgumentException("Expected |value| <= " + SIGNED_LIMIT);
        }
        return value + (MODULUS & (value >> 63));
    }

    /// The signed value of a residue: above (p − 1) / 2 it means residue − p.
    public static long decode(long residue) {
        return residue - (MODULUS & ((SIGNED_LIMIT - residue) >> 63));
    }

    /// A lazy sum, any long taken as unsigned, made smaller than 2^61 + 8.
    public static long fold(long lazy) {
        return (lazy & MODULUS) + (lazy >>> 61);
    }

    /// The residue of any long taken as unsigned.
    public static long canonical(long lazy) {
        return subtractOnce(fold(lazy));
    }

    private static long subtractOnce(long value) {
        long difference = value - MODULUS;
        return difference + (MODULUS & (difference >> 63));
    }
}
