package io.riskmesh.features;

/// The usual size of amounts: mean and spread of their logarithm, kept as whole thousandths so that the order of equal
/// instants does not change a bit.
final class Habit {

    private static final int LEAST_AMOUNTS = 3;
    private static final double LEAST_SPREAD = 0.3;

    private long count;
    private long sum;
    private long squares;
    private long largestCents;

    void add(long cents) {
        long x = thousandths(cents);
        count++;
        sum += x;
        squares += x * x;
        largestCents = Math.max(largestCents, cents);
    }

    /// How many spreads the amount lies above the mean; `NaN` before three amounts.
    double deviation(long cents) {
        if (count < LEAST_AMOUNTS) {
            return Double.NaN;
        }
        double mean = sum / (double) count;
        double variance = Math.max(0, squares / (double) count - mean * mean);
        return (thousandths(cents) - mean) / Math.max(1_000 * LEAST_SPREAD, Math.sqrt(variance));
    }

    /// The amount by the largest one before; `NaN` before the first.
    double toLargest(long cents) {
        return count == 0 ? Double.NaN : cents / (double) largestCents;
    }

    private static long thousandths(long cents) {
        return Math.round(1_000 * StrictMath.log(cents));
    }
}
