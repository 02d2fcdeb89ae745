package io.riskmesh.gateway.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What each bank's rows were worth, with the error of drawing orders, the table of values as a heat map, and the split of the pool.
/// Empty where a report has none.
final class ContributionSection {
    private static final int STEPS = 3;
    private static final double NANOS_PER_MICRO = 1e3;

    private ContributionSection() {}

    static String markup(JsonNode report) {
        JsonNode part = report.path("contribution");
        if (!part.isObject()) {
            return "";
        }
        StringBuilder html = new StringBuilder();
        if (part.path("assurance").asText().equals("simulated")) {
            html.append("<div class=\"sim\" role=\"note\">⚑ Contributions measured by a simulated evaluator, which proves nothing.</div>\n");
        }
        return html.append("<div class=\"pair\">\n").append(Html.panel("Contribution and pay", bars(part) + settlement(part)))
                .append(Html.panel("What a bank's rows are worth to a bank", heat(part))).append("</div>\n").toString();
    }

    private static String bars(JsonNode part) {
        List<ShareBars.Bar> bars = new ArrayList<>();
        double positive = 0;
        for (JsonNode score : part.path("scoreNanoNats")) {
            positive += Math.max(0, number(score));
        }
        double pool = part.at("/settlement/pool/minorUnits").asDouble();
        for (int i = 0; i < part.path("parties").size(); i++) {
            double share = pool == 0 ? 0 : part.at("/settlement/allocations/" + i + "/amount/minorUnits").asDouble() / pool;
            double error = positive == 0 ? 0 : number(part.path("standardErrorNanoNats").path(i)) / positive;
            bars.add(new ShareBars.Bar(part.path("parties").path(i).asText(), share, error));
        }
        return new ShareBars("Shares of the pool", bars).svg("Share of the pool; the whisker is two standard errors of the measure to each side. "
                + "Differences within it mean nothing.");
    }

    private static String settlement(JsonNode part) {
        JsonNode settled = part.path("settlement");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < part.path("parties").size(); i++) {
            String party = part.path("parties").path(i).asText();
            rows.add(List.of(party, micros(number(part.path("scoreNanoNats").path(i))),
                    micros(number(part.path("standardErrorNanoNats").path(i))), money(settled.at("/allocations/" + i + "/amount")),
                    flags(part, party), column(part, party)));
        }
        return Html.table("settlement " + settled.path("settlementId").asText() + ": " + settled.path("state").asText() + ", pool "
                + money(settled.path("pool")) + " minor units, carried " + money(settled.path("carry")) + ", confirmed by "
                + settled.path("confirmations").asText() + " gateways", List.of("bank", "score, µnats", "error", "pay", "flags", "own column"), rows,
                List.of(1, 2, 3));
    }

    private static String flags(JsonNode part, String party) {
        List<String> codes = new ArrayList<>();
        part.path("flags").forEach(flag -> {
            if (flag.path("party").asText().equals(party)) {
                codes.add(flag.path("code").asText());
            }
        });
        return String.join(" ", codes);
    }

    private static String column(JsonNode part, String party) {
        for (JsonNode column : part.path("columns")) {
            if (column.path("party").asText().equals(party)) {
                return column.path("verified").asBoolean() ? "✓ verified by itself" : column.path("code").asText("not checked");
            }
        }
        return "";
    }

    // Seven steps around 0 of the largest value that is there.
    private static String heat(JsonNode part) {
        double most = 0;
        for (JsonNode row : part.path("valueNanoNats")) {
            for (JsonNode value : row) {
                most = Math.max(most, Math.abs(number(value)));
            }
        }
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"heat\">\n<caption>µnats per holdout row; row: whose rows trained, "
                + "column: whose holdout gains</caption>\n<thead><tr><th scope=\"col\"></th>");
        part.path("parties").forEach(party -> html.append("<th scope=\"col\" class=\"n\">").append(Html.text(party.asText())).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < part.path("parties").size(); i++) {
            html.append("<tr><th scope=\"row\">").append(Html.text(part.path("parties").path(i).asText())).append("</th>");
            for (JsonNode value : part.path("valueNanoNats").path(i)) {
                html.append("<td class=\"n ").append(step(number(value), most)).append("\">").append(micros(number(value))).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>\n").toString();
    }

    private static String step(double value, double most) {
        long step = most == 0 ? 0 : Math.round(value / most * STEPS);
        return step < 0 ? "m" + -step : "p" + step;
    }

    private static double number(JsonNode text) {
        return text.isTextual() ? Double.parseDouble(text.textValue()) : text.asDouble();
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, "%,.1f", nanos / NANOS_PER_MICRO);
    }

    private static String money(JsonNode amount) {
        return Numbers.count(amount.path("minorUnits").asLong()) + " " + amount.path("currency").asText();
    }
}
