package io.riskmesh.gateway.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Banks, privacy rules, cost, parameters, and what is needed to repeat the run.
final class FactsSection {
    private FactsSection() {}

    static String banks(JsonNode report) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode bank : report.path("banks")) {
            long count = bank.path("rows").asLong();
            long positives = bank.path("positives").asLong();
            rows.add(List.of(bank.path("name").asText(), Numbers.count(count), Numbers.count(positives),
                    Numbers.fraction(count == 0 ? 0 : (double) positives / count)));
        }
        return Html.panel("Banks", Html.table("training rows; a real run tells these figures to nobody",
                List.of("bank", "rows", "positives", "share"), rows, List.of(1, 2, 3)));
    }

    static String privacy(JsonNode report) {
        JsonNode privacy = report.path("privacy");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode rule : privacy.path("rules")) {
            rows.add(List.of(rule.path("rule").asText(), rule.path("meaning").asText(),
                    Numbers.count(rule.path("checked").asLong()), Numbers.count(rule.path("refused").asLong())));
        }
        return Html.panel("Privacy rules", Html.table("rules " + privacy.path("enforced").asText() + "; "
                        + Numbers.count(privacy.path("openedSums").asLong()) + " sums opened, the smallest over "
                        + privacy.path("smallestCohort").asText() + " banks",
                List.of("rule", "what it does", "checked", "refused"), rows, List.of(2, 3)) + faults(report));
    }

    private static String faults(JsonNode report) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode fault : report.path("faults")) {
            rows.add(List.of(fault.path("bank").asText(), fault.path("leaves").asText(),
                    fault.has("returns") ? "tree " + fault.get("returns").asText() : "never",
                    fault.path("happened").asBoolean() ? "yes" : "no, the run never came there"));
        }
        return rows.isEmpty() ? "" : Html.table("banks that were made to leave",
                List.of("bank", "leaves at", "returns", "happened"), rows, List.of());
    }

    static String cost(JsonNode report) {
        JsonNode cost = report.path("cost");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("wall time", Numbers.seconds(cost.path("wallSeconds").asDouble())));
        rows.add(List.of("CPU time of the process", Numbers.seconds(cost.path("cpuSeconds").asDouble())));
        rows.add(List.of("bytes sent and received by a bank per tree", Numbers.bytes(cost.path("bytesPerBankPerTree").asLong())));
        rows.add(List.of("CPU time of pooled XGBoost", Numbers.seconds(cost.path("pooledXgboostCpuSeconds").asDouble())));
        rows.add(List.of("peak memory of the process", Numbers.bytes(cost.path("peakRssBytes").asLong())));
        for (JsonNode phase : cost.path("phases")) {
            rows.add(List.of("phase " + phase.path("name").asText(), Numbers.seconds(phase.path("wallSeconds").asDouble())
                    + " wall, " + Numbers.seconds(phase.path("cpuSeconds").asDouble()) + " CPU"));
        }
        return Html.panel("Cost", Html.table("", List.of("what", "figure"), rows, List.of(1)));
    }

    static String parameters(JsonNode report) {
        List<List<String>> rows = new ArrayList<>();
        report.path("parameters").properties().forEach(entry -> rows.add(List.of(entry.getKey(), entry.getValue().asText())));
        return Html.panel("Parameters", Html.table("", List.of("name", "value"), rows, List.of()));
    }

    static String repeating(JsonNode report) {
        StringBuilder html = new StringBuilder();
        html.append("<p>Command: <code>").append(Html.text(report.path("command").asText())).append("</code></p>\n");
        html.append("<p>Model file <code>model.ubj</code>, SHA-256 <code>")
                .append(Html.text(report.path("model").path("fileDigest").asText())).append("</code></p>\n");
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode file : report.path("data").path("files")) {
            rows.add(List.of(file.path("name").asText(), Numbers.count(file.path("bytes").asLong()),
                    file.path("sha256").asText()));
        }
        html.append(Html.table("data files", List.of("file", "bytes", "SHA-256"), rows, List.of(1)));
        JsonNode machine = report.path("machine");
        html.append("<p class=\"note\">").append(Html.text("Machine: " + machine.path("cpu").asText() + ", "
                + machine.path("cores").asText() + " cores; JDK " + machine.path("jdk").asText() + "; XGBoost4J "
                + machine.path("xgboost4j").asText() + "; started " + report.path("startedAt").asText())).append("</p>\n");
        return Html.panel("To repeat it", html.toString());
    }
}
