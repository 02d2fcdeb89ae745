package io.riskmesh.gateway.report.html;

import java.util.List;

/// One line of a chart.
///
/// @param name printed at the line's end and in the table below the chart
/// @param colour 1..6, index of the series colours of the style sheet; 1 is the accent
/// @param dashed baselines are dashed, our own line is solid
/// @param points in drawing order; not empty
record Series(String name, int colour, boolean dashed, List<Point> points) {

    /// One point in the units of the axes.
    record Point(double x, double y) {}

    Series {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("expected points in series " + name + ", found none");
        }
    }
}
