package io.riskmesh.boosting.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Curves for a report: at most [#MAX_POINTS] points, at thresholds that are about evenly spread over positives and
/// rows. Empty unless both classes are there.
public final class Curves {

    public static final int MAX_POINTS = 200;

    private Curves() {}

    /// False positive rate against true positive rate, from (0, 0) to (1, 1).
    public static List<CurvePoint> roc(ScoreGroups rows) {
        List<CurvePoint> points = along(rows, (tp, fp) ->
                new CurvePoint((double) fp / rows.totalNegatives(), (double) tp / rows.totalPositives()));
        if (!points.isEmpty()) {
            points.addFirst(new CurvePoint(0, 0));
        }
        return List.copyOf(points);
    }

    /// Recall against precision, from the highest threshold down.
    public static List<CurvePoint> precisionRecall(ScoreGroups rows) {
        return List.copyOf(along(rows, (tp, fp) ->
                new CurvePoint((double) tp / rows.totalPositives(), (double) tp / (double) (tp + fp))));
    }

    /// The share of rows alerted against precision in units of the rate of positives.
    public static List<CurvePoint> lift(ScoreGroups rows) {
        double rate = (double) rows.totalPositives() / rows.totalWeight();
        return List.copyOf(along(rows, (tp, fp) ->
                new CurvePoint((double) (tp + fp) / rows.totalWeight(), (double) tp / (double) (tp + fp) / rate)));
    }

    private static List<CurvePoint> along(ScoreGroups rows, PointAt pointAt) {
        List<CurvePoint> points = new ArrayList<>();
        if (!rows.hasBothClasses()) {
            return points;
        }
        int steps = MAX_POINTS - 2; // one more point for the origin, one for the end
        long tp = 0;
        long fp = 0;
        int step = 0;
        for (int g = 0; g < rows.groups(); g++) {
            tp += rows.positives(g);
            fp += rows.negatives(g);
            double way = ((double) tp / rows.totalPositives() + (double) (tp + fp) / rows.totalWeight()) / 2;
            int reached = (int) (way * steps) + 1;
            if (reached > step && tp + fp > 0) {
                points.add(pointAt.of(tp, fp));
                step = reached;
            }
        }
        return points;
    }

    @FunctionalInterface
    private interface PointAt {
        CurvePoint of(long truePositives, long falsePositives);
    }
}
