package io.riskmesh.gateway.report;

import java.util.List;

/// A model's curves at the edges of the merged bins.
///
/// @param roc false and true positive rate, from (0, 0) to (1, 1)
/// @param precisionRecall recall and precision, from the highest scores down
public record Curve(List<Point> roc, List<Point> precisionRecall) {
    /// One point.
    public record Point(double x, double y) {}

    /// Copies the lists.
    public Curve {
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
    }
}
