package io.riskmesh.boosting.evaluation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// The definitions of the metrics, word for word, over all pairs or all thresholds, in BigInteger and BigDecimal.
final class PlainMetrics {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private PlainMetrics() {}

    static double auc(float[] s, byte[] y, long[] w) {
        BigInteger twiceWon = BigInteger.ZERO;
        BigInteger pairs = BigInteger.ZERO;
        for (int i = 0; i < s.length; i++) {
            for (int j = 0; j < s.length; j++) {
                if (y[i] == 1 && y[j] == 0) {
                    BigInteger pair = BigInteger.valueOf(w[i]).multiply(BigInteger.valueOf(w[j]));
                    pairs = pairs.add(pair);
                    twiceWon = twiceWon.add(pair.multiply(BigInteger.valueOf(s[i] > s[j] ? 2 : s[i] == s[j] ? 1 : 0)));
                }
            }
        }
        return quotient(twiceWon, pairs.shiftLeft(1));
    }

    static double averagePrecision(float[] s, byte[] y, long[] w) {
        BigDecimal sum = BigDecimal.ZERO;
        long all = weightFrom(s, y, w, Float.NEGATIVE_INFINITY, 1);
        for (float t : distinct(s)) {
            long tp = weightFrom(s, y, w, t, 1);
            long fp = weightFrom(s, y, w, t, 0);
            long above = weightFrom(s, y, w, Math.nextUp(t), 1);
            if (tp + fp > 0) {
                sum = sum.add(BigDecimal.valueOf(tp - above).multiply(BigDecimal.valueOf(tp))
                        .divide(BigDecimal.valueOf(tp + fp), DIGITS));
            }
        }
        return sum.divide(BigDecimal.valueOf(all), DIGITS).doubleValue();
    }

    static double kolmogorovSmirnov(float[] s, byte[] y, long[] w) {
        BigInteger p = BigInteger.valueOf(weightFrom(s, y, w, Float.NEGATIVE_INFINITY, 1));
        BigInteger n = BigInteger.valueOf(weightFrom(s, y, w, Float.NEGATIVE_INFINITY, 0));
        BigInteger widest = BigInteger.ZERO;
        for (float t : distinct(s)) {
            BigInteger tp = BigInteger.valueOf(weightFrom(s, y, w, t, 1));
            BigInteger fp = BigInteger.valueOf(weightFrom(s, y, w, t, 0));
            widest = widest.max(tp.multiply(n).subtract(fp.multiply(p)).abs());
        }
        return quotient(widest, p.multiply(n));
    }

    static double recallAtFalsePositiveRate(float[] s, byte[] y, long[] w, int partsPerMillion) {
        long p = weightFrom(s, y, w, Float.NEGATIVE_INFINITY, 1);
        long n = weightFrom(s, y, w, Float.NEGATIVE_INFINITY, 0);
        long best = 0;
        for (float t : distinct(s)) {
            BigInteger rate = BigInteger.valueOf(weightFrom(s, y, w, t, 0)).multiply(BigInteger.valueOf(1_000_000));
            if (rate.compareTo(BigInteger.valueOf(n).multiply(BigInteger.valueOf(partsPerMillion))) <= 0) {
                best = Math.max(best, weightFrom(s, y, w, t, 1));
            }
        }
        return (double) best / p;
    }

    /// The weight of the rows of a class whose score is at least `threshold`.
    static long weightFrom(float[] s, byte[] y, long[] w, float threshold, int label) {
        long sum = 0;
        for (int i = 0; i < s.length; i++) {
            sum += s[i] >= threshold && y[i] == label ? w[i] : 0;
        }
        return sum;
    }

    private static Iterable<Float> distinct(float[] s) {
        java.util.TreeSet<Float> values = new java.util.TreeSet<>();
        for (float x : s) {
            values.add(x + 0f);
        }
        return values;
    }

    private static double quotient(BigInteger a, BigInteger b) {
        return new BigDecimal(a).divide(new BigDecimal(b), DIGITS).doubleValue();
    }
}
