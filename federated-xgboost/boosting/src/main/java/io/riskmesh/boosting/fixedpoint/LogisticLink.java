package io.riskmesh.boosting.fixedpoint;

/// From margin to probability.
final class LogisticLink {
    static final float MOST_MARGIN = 40f;

    private static final int TABLE_BITS = 6;
    private static final int TABLE = 1 << TABLE_BITS;

    /// 2^(i / 64), correctly rounded or next to it.
    private static final double[] POWERS = powers();

    private static final double STEPS_PER_UNIT = TABLE / 0.6931471805599453;
    private static final double UNIT_PER_STEP = 0.6931471805599453 / TABLE;
    private static final double ROUNDER = 0x1.8p52; // adding it leaves the nearest integer in the low bits

    private LogisticLink() {}

    /// Link v1, the definition: 1 / (1 + exp(-margin)) in double.
    static double exact(float margin) {
        return 1.0 / (1.0 + StrictMath.exp(-(double) margin));
    }

    /// Within 2^-38 of [#exact] for |margin| <= [#MOST_MARGIN], several times as fast. exp(-margin) = 2^(k / 64) * exp(r)
    /// with |r| <= ln 2 / 128; the Taylor polynomial of degree 4 is off by less than r^5 / 120 < 2^-44 of it, r itself by
    /// |k| roundings of ln 2 / 64, less than 2^-47. A relative error of exp(-margin) enters p times p (1 - p) <= 1/4.
    static double approximate(float margin) {
        double x = -(double) margin;
        double shifted = Math.fma(x, STEPS_PER_UNIT, ROUNDER);
        int k = (int) Double.doubleToRawLongBits(shifted);
        double r = Math.fma(ROUNDER - shifted, UNIT_PER_STEP, x);
        double polynomial = Math.fma(r, Math.fma(r, Math.fma(r, Math.fma(r, 1.0 / 24, 1.0 / 6), 0.5), 1.0), 1.0);
        double power = Double.longBitsToDouble((long) ((k >> TABLE_BITS) + 1023) << 52);
        return 1.0 / Math.fma(POWERS[k & TABLE - 1] * polynomial, power, 1.0);
    }

    private static double[] powers() {
        double[] powers = new double[TABLE];
        for (int i = 0; i < TABLE; i++) {
            powers[i] = StrictMath.pow(2, i / (double) TABLE);
        }
        return powers;
    }
}
