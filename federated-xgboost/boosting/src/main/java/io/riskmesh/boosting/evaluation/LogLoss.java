package io.riskmesh.boosting.evaluation;

/// The mean log-loss in nats, from the integer sum of [LogLossNanos].
public final class LogLoss {

    private LogLoss() {}

    public static MetricValue of(ScoredRows rows) {
        return of(LogLossNanos.of(rows));
    }

    public static MetricValue of(LogLossNanos sum) {
        return sum.weight() == 0 ? new Undefined(UndefinedReason.NO_ROWS)
                : new Defined((double) sum.sumNanos() / sum.weight() / 1e9);
    }
}
