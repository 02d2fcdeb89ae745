package io.riskmesh.gateway.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Draws lines as SVG: horizontal grid, labels at the lines' ends, ranges printed at the axes, a summary for readers who do not
/// see it.
///
/// @param title heading and accessible name
/// @param xName, yName names of the axes
/// @param xAxis, yAxis visible ranges
/// @param series at most 6
record LineChart(String title, String xName, String yName, Axis xAxis, Axis yAxis, List<Series> series) {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 300;
    private static final int LEFT = 68;
    private static final int RIGHT = 120;
    private static final int TOP = 12;
    private static final int BOTTOM = 40;
    private static final int LABEL_HEIGHT = 14;

    /// A visible range and its ticks.
    record Axis(double from, double to, double step, int decimals) {
        String print(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
    }

    LineChart {
        series = List.copyOf(series);
        if (series.isEmpty() || series.size() > 6) {
            throw new IllegalArgumentException("expected 1..6 series, found " + series.size());
        }
    }

    String svg(String summary) {
        StringBuilder svg = new StringBuilder();
        svg.append("<figure><svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT)
                .append("\" role=\"img\" aria-label=\"").append(Html.text(title + ". " + summary)).append("\">\n");
        grid(svg);
        for (Series line : series) {
            polyline(svg, line);
        }
        endLabels(svg);
        svg.append("</svg>\n<figcaption>").append(Html.text(summary)).append("</figcaption></figure>\n");
        return svg.toString();
    }

    private void grid(StringBuilder svg) {
        for (double y = yAxis.from; y <= yAxis.to + yAxis.step / 2; y += yAxis.step) {
            String at = coordinate(screenY(y));
            svg.append("<line class=\"grid\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - RIGHT)
                    .append("\" y1=\"").append(at).append("\" y2=\"").append(at).append("\"/>\n");
            label(svg, LEFT - 6, screenY(y) + 4, "end", yAxis.print(y), "tick");
        }
        for (double x = xAxis.from; x <= xAxis.to + xAxis.step / 2; x += xAxis.step) {
            label(svg, screenX(x), HEIGHT - BOTTOM + 16, "middle", xAxis.print(x), "tick");
        }
        svg.append("<line class=\"axis\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - RIGHT).append("\" y1=\"")
                .append(HEIGHT - BOTTOM).append("\" y2=\"").append(HEIGHT - BOTTOM).append("\"/>\n");
        label(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", xName, "name");
        svg.append("<text class=\"name\" transform=\"translate(12 ").append((TOP + HEIGHT - BOTTOM) / 2)
                .append(") rotate(-90)\" text-anchor=\"middle\">").append(Html.text(yName)).append("</text>\n");
    }

    private void polyline(StringBuilder svg, Series line) {
        svg.append("<polyline class=\"line s").append(line.colour()).append(line.dashed() ? " dashed" : "")
                .append("\" points=\"");
        for (Series.Point point : line.points()) {
            svg.append(coordinate(screenX(point.x()))).append(',').append(coordinate(screenY(point.y()))).append(' ');
        }
        svg.append("\"/>\n");
    }

    /// Labels stand at the last point of their line, pushed down where two would overlap, and all up where they would leave the plot.
    private void endLabels(StringBuilder svg) {
        List<Series> byHeight = new ArrayList<>(series);
        byHeight.sort(Comparator.comparingDouble(line -> screenY(line.points().getLast().y())));
        double[] heights = new double[byHeight.size()];
        double free = TOP;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(free, screenY(byHeight.get(i).points().getLast().y()) + 4);
            free = heights[i] + LABEL_HEIGHT;
        }
        double lowest = HEIGHT - BOTTOM;
        for (int i = heights.length - 1; i >= 0; i--) {
            heights[i] = Math.min(heights[i], lowest);
            lowest = heights[i] - LABEL_HEIGHT;
        }
        for (int i = 0; i < heights.length; i++) {
            Series line = byHeight.get(i);
            label(svg, WIDTH - RIGHT + 6, heights[i], "start", line.name(), "end s" + line.colour());
        }
    }

    private static void label(StringBuilder svg, double x, double y, String anchor, String words, String style) {
        svg.append("<text class=\"").append(style).append("\" x=\"").append(coordinate(x)).append("\" y=\"")
                .append(coordinate(y)).append("\" text-anchor=\"").append(anchor).append("\">").append(Html.text(words))
                .append("</text>\n");
    }

    private double screenX(double x) {
        double clipped = Math.min(xAxis.to, Math.max(xAxis.from, x));
        return LEFT + (clipped - xAxis.from) / (xAxis.to - xAxis.from) * (WIDTH - LEFT - RIGHT);
    }

    private double screenY(double y) {
        double clipped = Math.min(yAxis.to, Math.max(yAxis.from, y));
        return HEIGHT - BOTTOM - (clipped - yAxis.from) / (yAxis.to - yAxis.from) * (HEIGHT - TOP - BOTTOM);
    }

    private static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
