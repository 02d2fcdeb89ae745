package io.riskmesh.boosting.evaluation;

/// The share of all weighted rows that a bank can look at, in millionths.
///
/// @throws IllegalArgumentException unless in 1..1,000,000
public record AlertBudget(int partsPerMillion) {

    /// 0.2 %.
    public static final AlertBudget USUAL = new AlertBudget(2_000);

    static final int MILLION = 1_000_000;

    public AlertBudget {
        if (partsPerMillion < 1 || partsPerMillion > MILLION) {
            throw new IllegalArgumentException("Expected a budget in 1..1000000 millionths, got " + partsPerMillion);
        }
    }

    /// Whole alerts, rounded down.
    public long alerts(long totalWeight) {
        return totalWeight * partsPerMillion / MILLION;
    }
}
