package io.riskmesh.boosting.evaluation;

/// The share of positives among the alerts when the top of all weighted rows is alerted. An interval even for exact
/// scores: a tie at the edge of the budget leaves open which of its rows are alerted. A budget below one row finds nothing.
public final class RecallAtBudget {

    private RecallAtBudget() {}

    public static MetricInterval of(ScoreGroups rows, AlertBudget budget) {
        return rows.hasBothClasses() ? BudgetEdge.of(rows, budget).truePositivesBy(rows.totalPositives())
                : Undefined.ofOneClass(rows);
    }
}
