package io.riskmesh.boosting.parameters;

/// What early stopping watches.
public enum ValidationMetric {
    LOGLOSS(false), AUC(true), AUCPR(true);

    private final boolean largerIsBetter;

    ValidationMetric(boolean largerIsBetter) {
        this.largerIsBetter = largerIsBetter;
    }

    public boolean largerIsBetter() {
        return largerIsBetter;
    }
}
