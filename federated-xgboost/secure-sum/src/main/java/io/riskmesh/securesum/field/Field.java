package io.riskmesh.securesum.field;

/// The prime field of a sum. Residues are canonical, `0 <= v < modulus`. A prime, because over Z_2^64 a linear
/// fingerprint misses an error of 2^63 with probability 1/2 (design `secure-sum.md` section 2).
public enum Field {
    /// p = 2^61 - 1, eight bytes per cell.
    P61((1L << 61) - 1, 61, 8, 2),
    /// p = 2^40 - 87, five bytes per cell.
    T40((1L << 40) - 87, 40, 5, 4);

    private final long modulus;
    private final int bits;
    private final int cellBytes;
    private final int fingerprintCopies;

    Field(long modulus, int bits, int cellBytes, int fingerprintCopies) {
        this.modulus = modulus;
        this.bits = bits;
        this.cellBytes = cellBytes;
        this.fingerprintCopies = fingerprintCopies;
    }

    public long modulus() {
        return modulus;
    }

    /// Bits of a mask word before it is compared with the modulus.
    public int bits() {
        return bits;
    }

    public long wordMask() {
        return (1L << bits) - 1;
    }

    /// Bytes of one cell on the wire, little-endian.
    public int cellBytes() {
        return cellBytes;
    }

    /// Copies for an error probability of at most 2^-120 per hash query.
    public int fingerprintCopies() {
        return fingerprintCopies;
    }

    /// The largest absolute value a sum may have and still be read back.
    public long signedLimit() {
        return (modulus - 1) / 2;
    }

    public boolean contains(long residue) {
        return residue >= 0 && residue < modulus;
    }

    public long add(long a, long b) {
        long difference = a + b - modulus;
        return difference + (modulus & (difference >> 63));
    }

    public long subtract(long a, long b) {
        long difference = a - b;
        return difference + (modulus & (difference >> 63));
    }

    public long negate(long a) {
        return subtract(0, a);
    }

    public long multiply(long a, long b) {
        return reduce(Math.multiplyHigh(a, b), a * b);
    }

    /// The residue of the 128-bit number `high * 2^64 + low`, both unsigned.
    public long reduce(long high, long low) {
        return switch (this) {
            case P61 -> reduceP61(high, low);
            case T40 -> reduceT40(high, low);
        };
    }

    /// The residue of a signed value with `|value| <= signedLimit()`.
    public long encode(long value) {
        if (value > signedLimit() || value < -signedLimit()) {
            throw new IllegalArgumentException("Expected |value| <= " + signedLimit() + " in " + this);
        }
        return value + (modulus & (value >> 63));
    }

    /// The signed value of a residue: above (p - 1) / 2 it means residue - p.
    public long decode(long residue) {
        return residue - (modulus & ((signedLimit() - residue) >> 63));
    }

    // 2^61 = 1 (mod p): limbs of 61 bits are added up.
    private long reduceP61(long high, long low) {
        long sum = (low & modulus) + (((low >>> 61) | (high << 3)) & modulus) + (high >>> 58);
        sum = (sum & modulus) + (sum >>> 61);
        return subtractOnce(sum);
    }

    // 2^40 = 87 (mod p): limbs of 40 bits weigh 1, 87 and 87^2; the sum stays below 2^62.
    private long reduceT40(long high, long low) {
        long mask = wordMask();
        long sum = (low & mask) + 87 * (((low >>> 40) | (high << 24)) & mask) + 7569 * (high >>> 16);
        return foldT40(sum);
    }

    private long foldT40(long sum) {
        long once = (sum & wordMask()) + 87 * (sum >>> 40);
        long twice = (once & wordMask()) + 87 * (once >>> 40);
        return subtractOnce(twice);
    }

    private long subtractOnce(long value) {
        long difference = value - modulus;
        return difference + (modulus & (difference >> 63));
    }
}
