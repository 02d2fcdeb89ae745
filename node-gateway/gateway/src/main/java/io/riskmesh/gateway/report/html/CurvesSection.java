package io.riskmesh.gateway.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// ROC and precision-recall curves from the merged bins, and the metrics after each tree.
final class CurvesSection {
    private static final LineChart.Axis UNIT = new LineChart.Axis(0, 1, 0.2, 1);
    private static final Map<String, String> NAMES = new java.util.LinkedHashMap<>();

    static {
        NAMES.put("federated", "federated");
        NAMES.put("average", "average");
        NAMES.put("aloneSmallest", "smallest alone");
        NAMES.put("pooledXgboost", "pooled XGBoost");
        NAMES.put("joint", "joint");
        NAMES.put("null", "null");
    }

    private CurvesSection() {}

    static String markup(JsonNode report) {
        JsonNode curves = report.path("curves");
        StringBuilder html = new StringBuilder("<div class=\"pair\">\n");
        html.append(Html.panel("ROC curve", chart("ROC curve", "false positive rate", "true positive rate", curves, "roc")
                .svg("Each point is the edge of a merged score bin.")));
        html.append(Html.panel("Precision and recall",
                chart("Precision and recall", "recall", "precision", curves, "precisionRecall")
                        .svg("Each point is the edge of a merged score bin.")));
        byTree(report.path("byTree"), "averagePrecision", "average precision", "Average precision by tree", html);
        byTree(report.path("byTree"), "logLoss", "log-loss", "Log-loss by tree", html);
        return html.append("</div>\n").toString();
    }

    private static LineChart chart(String title, String x, String y, JsonNode curves, String kind) {
        List<Series> series = new ArrayList<>();
        NAMES.forEach((key, name) -> {
            List<Series.Point> points = new ArrayList<>();
            curves.path(key).path(kind).forEach(p -> points.add(new Series.Point(p.get(0).asDouble(), p.get(1).asDouble())));
            if (!points.isEmpty()) {
                series.add(new Series(name, series.size() + 1, !key.equals("federated") && !key.equals("joint"), points));
            }
        });
        return new LineChart(title, x, y, UNIT, UNIT, series);
    }

    private static void byTree(JsonNode trees, String metric, String words, String title, StringBuilder html) {
        List<Series> series = new ArrayList<>();
        addByTree(series, trees, "federated", "federated", metric, false);
        addByTree(series, trees, "pooledXgboost", "pooled XGBoost", metric, true);
        if (series.isEmpty()) {
            return;
        }
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Series line : series) {
            for (Series.Point point : line.points()) {
                lowest = Math.min(lowest, point.y());
                highest = Math.max(highest, point.y());
            }
        }
        double last = series.getFirst().points().getLast().x();
        LineChart chart = new LineChart(title, "trees", words, axis(0, last, 0), axis(lowest, highest, 4), series);
        html.append(Html.panel(title, chart.svg("Vertical range " + Numbers.fraction(lowest) + " to "
                + Numbers.fraction(highest) + ", zoomed; measured on the test rows after each tree.")));
    }

    private static void addByTree(
            List<Series> series, JsonNode trees, String key, String name, String metric, boolean dashed) {
        List<Series.Point> points = new ArrayList<>();
        for (JsonNode tree : trees) {
            JsonNode value = tree.path(key).path(metric);
            if (value.isNumber()) {
                points.add(new Series.Point(tree.path("tree").asDouble(), value.asDouble()));
            }
        }
        if (!points.isEmpty()) {
            series.add(new Series(name, series.size() + 1, dashed, points));
        }
    }

    private static LineChart.Axis axis(double from, double to, int decimals) {
        double width = to > from ? to - from : Math.max(1e-4, Math.abs(to) / 100);
        return new LineChart.Axis(from, from + width, width / 4, decimals);
    }
}
