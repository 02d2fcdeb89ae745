package io.riskmesh.boosting.evaluation;

/// Where an alert budget ends: true positives of the groups wholly inside, and the group in which `left` alerts remain.
record BudgetEdge(long alerts, long truePositives, long left, long positives, long negatives) {

    static BudgetEdge of(ScoreGroups rows, AlertBudget budget) {
        long alerts = budget.alerts(rows.totalWeight());
        long left = alerts;
        long tp = 0;
        int g = 0;
        while (g < rows.groups() && rows.positives(g) + rows.negatives(g) <= left) {
            left -= rows.positives(g) + rows.negatives(g);
            tp += rows.positives(g++);
        }
        return g == rows.groups() ? new BudgetEdge(alerts, tp, 0, 0, 0)
                : new BudgetEdge(alerts, tp, left, rows.positives(g), rows.negatives(g));
    }

    /// True positives divided by `by`: the point is the mean over the orders inside the edge group.
    CertifiedInterval truePositivesBy(long by) {
        double lower = (double) (truePositives + Math.max(0, left - negatives)) / by;
        double upper = (double) (truePositives + Math.min(left, positives)) / by;
        double inside = left == 0 ? 0.0 : (double) left * positives / (double) (positives + negatives);
        double point = (truePositives + inside) / by;
        return new CertifiedInterval(Math.clamp(point, lower, upper), lower, upper);
    }
}
