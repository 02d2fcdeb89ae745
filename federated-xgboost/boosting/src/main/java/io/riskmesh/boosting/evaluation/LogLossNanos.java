package io.riskmesh.boosting.evaluation;

/// A sum of log-losses in integers, which banks can add in any order: each row's loss in nano-nats, rounded, at most 32
/// nats, times its weight; and the sum of weights.
///
/// @throws IllegalArgumentException if a sum is negative, or a loss is above 32 nats a row
public record LogLossNanos(long sumNanos, long weight) {

    public static final LogLossNanos NOTHING = new LogLossNanos(0, 0);

    /// 32 nats: a probability below 1.3e-14 for what happened.
    public static final long MAX_ROW_NANOS = 32_000_000_000L;

    private static final double NANOS = 1e9;

    public LogLossNanos {
        if (weight < 0 || sumNanos < 0 || (weight < Long.MAX_VALUE / MAX_ROW_NANOS && sumNanos > weight * MAX_ROW_NANOS)) {
            throw new IllegalArgumentException("Expected sums of at most 32 nats a row, got " + sumNanos + " over weight "
                    + weight);
        }
    }

    /// The loss of one row of weight 1.
    ///
    /// @param label 1 for a positive row, else 0
    public static long rowNanos(float margin, byte label) {
        return Math.min(MAX_ROW_NANOS, (long) Math.rint(Logistic.loss(margin, label == 1) * NANOS));
    }

    public static LogLossNanos of(float[] margins, byte[] labels, long[] weights) {
        RowChecks.check(margins, labels, weights);
        long sum = 0;
        long weight = 0;
        for (int i = 0; i < margins.length; i++) {
            sum = Math.addExact(sum, Math.multiplyExact(rowNanos(margins[i], labels[i]), weights[i]));
            weight += weights[i];
        }
        return new LogLossNanos(sum, weight);
    }

    public static LogLossNanos of(ScoredRows rows) {
        long sum = 0;
        for (int g = 0; g < rows.groups(); g++) {
            sum = Math.addExact(sum, Math.multiplyExact(rowNanos(rows.margin(g), (byte) 1), rows.positives(g)));
            sum = Math.addExact(sum, Math.multiplyExact(rowNanos(rows.margin(g), (byte) 0), rows.negatives(g)));
        }
        return new LogLossNanos(sum, rows.totalWeight());
    }

    /// @throws ArithmeticException beyond 2^63 nano-nats
    public LogLossNanos plus(LogLossNanos other) {
        return new LogLossNanos(Math.addExact(sumNanos, other.sumNanos), Math.addExact(weight, other.weight));
    }

    /// Nano-nats of the mean row, rounded down: equal on every machine.
    ///
    /// @throws IllegalStateException over no rows
    public long meanNanos() {
        if (weight == 0) {
            throw new IllegalStateException("Expected at least one row, got none");
        }
        return sumNanos / weight;
    }
}
