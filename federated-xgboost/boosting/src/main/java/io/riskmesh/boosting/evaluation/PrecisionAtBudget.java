package io.riskmesh.boosting.evaluation;

/// The share of positive rows among the alerts when the top of all weighted rows is alerted; an interval because of ties at
/// the edge, as for [RecallAtBudget].
public final class PrecisionAtBudget {

    private PrecisionAtBudget() {}

    public static MetricInterval of(ScoreGroups rows, AlertBudget budget) {
        if (!rows.hasBothClasses()) {
            return Undefined.ofOneClass(rows);
        }
        BudgetEdge edge = BudgetEdge.of(rows, budget);
        return edge.alerts() == 0 ? new Undefined(UndefinedReason.NO_ALERTS) : edge.truePositivesBy(edge.alerts());
    }
}
