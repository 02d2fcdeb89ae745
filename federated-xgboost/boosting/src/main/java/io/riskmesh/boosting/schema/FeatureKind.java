package io.riskmesh.boosting.schema;

/// How the values of a feature are split. The mark is XGBoost's `feature_types` entry.
public enum FeatureKind {
    /// Ordered; a split sends `x < threshold` left.
    NUMERIC("q"),
    /// A code of an agreed dictionary; a split sends listed codes right.
    CATEGORICAL("c");

    private final String mark;

    FeatureKind(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }
}
