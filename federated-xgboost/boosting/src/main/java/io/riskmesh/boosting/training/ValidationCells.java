package io.riskmesh.boosting.training;

import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.AveragePrecision;
import io.riskmesh.boosting.evaluation.BinnedScores;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.LogLossNanos;
import io.riskmesh.boosting.evaluation.MetricValue;
import io.riskmesh.boosting.evaluation.ScoreBins;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.evaluation.UndefinedReason;
import io.riskmesh.boosting.parameters.ValidationMetric;

/// What an owner of validation rows counts after a tree, so that sums over owners give the metric (training.md section
/// 9): for logloss the sum of nano-nats and the sum of weights, for auc and aucpr the counts of [ScoreBins].
public final class ValidationCells {

    private static final double NANOS = 1e9;

    private ValidationCells() {}

    public static int count(ValidationMetric metric) {
        return switch (metric) {
            case LOGLOSS -> 2;
            case AUC, AUCPR -> ScoreBins.CELLS;
        };
    }

    /// One owner's cells.
    ///
    /// @param weights integers >= 0
    public static long[] of(ValidationMetric metric, float[] margins, byte[] labels, long[] weights) {
        return switch (metric) {
            case LOGLOSS -> {
                LogLossNanos loss = LogLossNanos.of(margins, labels, weights);
                yield new long[] {loss.sumNanos(), loss.weight()};
            }
            case AUC, AUCPR -> ScoreBins.count(margins, labels, weights).cells();
        };
    }

    /// The metric from cells summed over owners.
    ///
    /// @param minimumBinRows score bins of fewer rows are merged first (rule R10); 1 merges none
    /// @throws IllegalArgumentException for cells that no rows have
    public static ValidationScore score(ValidationMetric metric, long[] cells, long minimumBinRows) {
        if (cells.length != count(metric)) {
            throw new IllegalArgumentException("Expected " + count(metric) + " cells, got " + cells.length);
        }
        return switch (metric) {
            case LOGLOSS -> logloss(new LogLossNanos(cells[0], cells[1]));
            case AUC -> score(Auc.of(bins(cells, minimumBinRows)));
            case AUCPR -> score(AveragePrecision.of(bins(cells, minimumBinRows)));
        };
    }

    private static ValidationScore logloss(LogLossNanos loss) {
        return loss.weight() == 0 ? new ValidationScore.Unknown(UndefinedReason.NO_ROWS)
                : new ValidationScore.Known(loss.meanNanos());
    }

    private static BinnedScores bins(long[] cells, long minimumBinRows) {
        return ScoreBins.ofCells(cells).mergeSmall(minimumBinRows);
    }

    private static ValidationScore score(MetricValue metric) {
        return switch (metric) {
            case Defined(double value) -> new ValidationScore.Known((long) Math.rint(value * NANOS));
            case Undefined(UndefinedReason reason) -> new ValidationScore.Unknown(reason);
        };
    }
}
