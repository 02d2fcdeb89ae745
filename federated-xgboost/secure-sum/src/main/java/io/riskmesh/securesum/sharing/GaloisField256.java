package io.riskmesh.securesum.sharing;

/// GF(2^8) with the polynomial x^8 + x^4 + x^3 + x + 1 (0x11B), without tables or branches that depend on the operands:
/// a table lookup would tell the cache which secret byte it was. Eight elements are carried in the lanes of one long.
final class GaloisField256 {
    private static final long LOW_SEVEN_BITS = 0x7F7F7F7F7F7F7F7FL;
    private static final long LOWEST_BITS = 0x0101010101010101L;

    private GaloisField256() {}

    /// Multiplies each of the eight lanes by the same element.
    static long multiplyLanes(long lanes, int element) {
        long product = 0;
        long power = lanes;
        for (int bit = 0; bit < 8; bit++) {
            product ^= power & -(long) ((element >>> bit) & 1);
            power = ((power & LOW_SEVEN_BITS) << 1) ^ (((power >>> 7) & LOWEST_BITS) * 0x1B);
        }
        return product;
    }

    static int multiply(int a, int b) {
        return (int) multiplyLanes(a & 0xFF, b) & 0xFF;
    }

    /// a^254, which is 1/a for a != 0.
    static int invert(int a) {
        int square = a;
        int inverse = 1;
        for (int i = 1; i < 8; i++) {
            square = multiply(square, square);
            inverse = multiply(inverse, square);
        }
        return inverse;
    }
}
