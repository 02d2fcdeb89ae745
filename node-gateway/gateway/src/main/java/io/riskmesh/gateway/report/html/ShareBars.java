package io.riskmesh.gateway.report.html;

import java.util.List;
import java.util.Locale;

/// Draws shares as horizontal bars with whiskers, as SVG.
///
/// @param title heading and accessible name
/// @param bars from above to below
record ShareBars(String title, List<Bar> bars) {
    private static final int WIDTH = 560;
    private static final int LEFT = 120;
    private static final int RIGHT = 70;
    private static final int ROW = 32;
    private static final int THICK = 16;
    private static final int CAP = 5;
    private static final double PERCENT = 100;

    /// @param share of the whole, 0 to 1
    /// @param error standard error of it
    record Bar(String name, double share, double error) {
        double from() {
            return Math.max(0, share - 2 * error);
        }

        double to() {
            return share + 2 * error;
        }
    }

    ShareBars {
        bars = List.copyOf(bars);
    }

    String svg(String summary) {
        double most = bars.stream().mapToDouble(Bar::to).max().orElse(1);
        double scale = (WIDTH - LEFT - RIGHT) / Math.max(most, 1e-9);
        int height = bars.size() * ROW + CAP;
        StringBuilder svg = new StringBuilder("<figure><svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\""
                + Html.text(title + ". " + summary) + "\">\n");
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), i * ROW + ROW / 2, scale);
        }
        svg.append("<line class=\"axis\" x1=\"").append(LEFT).append("\" x2=\"").append(LEFT).append("\" y1=\"0\" y2=\"").append(height).append("\"/>\n");
        return svg.append("</svg>\n<figcaption>").append(Html.text(summary)).append("</figcaption></figure>\n").toString();
    }

    private static void bar(StringBuilder svg, Bar bar, int y, double scale) {
        svg.append("<text class=\"tick\" x=\"").append(LEFT - 6).append("\" y=\"").append(y + 4).append("\" text-anchor=\"end\">")
                .append(Html.text(bar.name())).append("</text>\n");
        svg.append("<rect class=\"bar\" x=\"").append(LEFT).append("\" y=\"").append(y - THICK / 2).append("\" width=\"")
                .append(number(bar.share() * scale)).append("\" height=\"").append(THICK).append("\"/>\n");
        String from = number(LEFT + bar.from() * scale);
        String to = number(LEFT + bar.to() * scale);
        line(svg, from, to, y, y);
        line(svg, from, from, y - CAP, y + CAP);
        line(svg, to, to, y - CAP, y + CAP);
        svg.append("<text class=\"tick\" x=\"").append(number(LEFT + bar.to() * scale + 6)).append("\" y=\"").append(y + 4).append("\">")
                .append(String.format(Locale.ROOT, "%.2f %%", bar.share() * PERCENT)).append("</text>\n");
    }

    private static void line(StringBuilder svg, String x1, String x2, int y1, int y2) {
        svg.append("<line class=\"whisker\" x1=\"").append(x1).append("\" x2=\"").append(x2).append("\" y1=\"").append(y1).append("\" y2=\"").append(y2)
                .append("\"/>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
