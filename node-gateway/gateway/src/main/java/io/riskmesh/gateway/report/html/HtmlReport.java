package io.riskmesh.gateway.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The page of a report. It shows only what `report.json` holds.
public final class HtmlReport {
    private HtmlReport() {}

    /// The whole page as UTF-8 text.
    public static String page(JsonNode report) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <header><h1>%s</h1>
                <p>%s</p></header>
                %s</main>
                </body>
                </html>
                """.formatted(Html.text(title(report)), style(), Html.text(title(report)), Html.text(subtitle(report)), body(report));
    }

    private static String body(JsonNode report) {
        StringBuilder html = new StringBuilder();
        html.append("<div class=\"sim\" role=\"note\">").append(Html.text(report.path("notice").asText())).append("</div>\n");
        if (report.path("privacy").path("enforced").asText().equals("off")) {
            html.append("<div class=\"off\" role=\"note\">✕ Privacy rules OFF: nothing limited what the sums of this run said. It exists"
                    + " to compare arithmetic.</div>\n");
        }
        html.append(tiles(report));
        html.append(BaselinesSection.markup(report));
        html.append(CurvesSection.markup(report));
        html.append(ContributionSection.markup(report));
        html.append("<div class=\"pair\">\n").append(FactsSection.banks(report)).append(FactsSection.cost(report))
                .append("</div>\n");
        html.append(FactsSection.privacy(report));
        html.append("<div class=\"pair\">\n").append(FactsSection.parameters(report)).append(FactsSection.repeating(report))
                .append("</div>\n");
        return html.toString();
    }

    private static String tiles(JsonNode report) {
        JsonNode baselines = report.path("baselines");
        JsonNode exact = report.path("exact");
        StringBuilder html = new StringBuilder("<div class=\"tiles\">\n");
        tile(html, Numbers.point(baselines.at("/federated/averagePrecision")), "", "average precision, federated");
        tile(html, Numbers.point(baselines.at("/alone/mean/averagePrecision")), "", "average precision, mean bank alone");
        tile(html, Numbers.point(baselines.at("/pooledXgboost/averagePrecision")), "", "average precision, pooled XGBoost");
        boolean equal = exact.path("federatedEqualsPooled").asBoolean();
        tile(html, equal ? "✓ equal" : "✕ differs", equal ? "ok" : "bad", "federated against pooled training, bit for bit, "
                + exact.path("treesCompared").asText() + " trees");
        return html.append("</div>\n").toString();
    }

    private static void tile(StringBuilder html, String number, String colour, String words) {
        html.append("<div class=\"tile\"><b class=\"").append(colour).append("\">").append(Html.text(number)).append("</b><span>").append(Html.text(words))
                .append("</span></div>\n");
    }

    private static String title(JsonNode report) {
        return "riskmesh: " + report.path("banks").size() + " banks on " + report.path("data").path("name").asText();
    }

    private static String subtitle(JsonNode report) {
        JsonNode data = report.path("data");
        return Numbers.count(data.path("trainRows").asLong()) + " training rows, "
                + Numbers.count(data.path("testRows").asLong()) + " test rows with "
                + Numbers.count(data.path("testPositives").asLong()) + " positives, "
                + data.path("features").size() + " features, " + report.path("model").path("trees").asText() + " trees";
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("/io/riskmesh/gateway/report/report.css")) {
            if (css == null) {
                throw new IllegalStateException("report.css is missing from the jar");
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
