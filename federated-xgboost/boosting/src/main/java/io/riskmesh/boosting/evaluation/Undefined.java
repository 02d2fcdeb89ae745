package io.riskmesh.boosting.evaluation;

/// A metric that these rows do not have, such as the AUC of one class.
public record Undefined(UndefinedReason reason) implements MetricValue, MetricInterval {

    /// The reason why a metric that needs both classes is undefined.
    ///
    /// @throws IllegalArgumentException if both classes are there
    static Undefined ofOneClass(ScoreGroups groups) {
        if (groups.hasBothClasses()) {
            throw new IllegalArgumentException("Expected rows of one class, got both");
        }
        return new Undefined(groups.totalPositives() > 0 ? UndefinedReason.NO_NEGATIVES
                : groups.totalNegatives() > 0 ? UndefinedReason.NO_POSITIVES : UndefinedReason.NO_ROWS);
    }
}
