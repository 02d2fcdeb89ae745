package io.riskmesh.gateway.report.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The honest baselines beside the federated model, every metric with its certified interval.
final class BaselinesSection {
    /// Path in the report to the words of the table, in the order of the table.
    private static final Map<String, String> ROWS = new java.util.LinkedHashMap<>();

    static {
        ROWS.put("/alone/mean", "each bank alone, mean");
        ROWS.put("/alone/worst", "each bank alone, worst");
        ROWS.put("/alone/smallest", "each bank alone, smallest bank");
        ROWS.put("/average", "average of the local models");
        ROWS.put("/federated", "federated");
        ROWS.put("/pooled", "pooled rows, our trainer");
        ROWS.put("/pooledXgboost", "pooled rows, XGBoost");
        ROWS.put("/joint", "joint");
        ROWS.put("/null", "null: payees permuted");
        ROWS.put("/jointMissing", "joint, payees missing");
        ROWS.put("/joinedXgboost", "joined rows, XGBoost");
    }

    private BaselinesSection() {}

    static String markup(JsonNode report) {
        JsonNode baselines = report.path("baselines");
        List<List<String>> rows = new ArrayList<>();
        ROWS.forEach((path, words) -> {
            JsonNode row = baselines.at(path);
            if (row.isObject()) {
                rows.add(List.of(words + bank(row), Numbers.interval(row.path("averagePrecision")),
                        Numbers.interval(row.path("recallAtBudget")), Numbers.interval(row.path("ks")),
                        Numbers.interval(row.path("auc"))));
            }
        });
        String budget = "Recall at budget: share of the positives among the "
                + report.path("metrics").path("budgetPercent").asText() + " % of rows with the highest scores.";
        return Html.panel("Baselines on the test rows",
                Html.table("point [lower, upper]; the interval covers the binning of scores, not the sampling of rows",
                        List.of("model", "average precision", "recall at budget", "KS", "AUC"), rows, List.of(1, 2, 3, 4))
                        + "<p class=\"note\">" + Html.text(budget + " " + report.path("metrics").path("sampling").asText())
                        + "</p>\n");
    }

    private static String bank(JsonNode row) {
        return row.has("bank") ? " (" + row.get("bank").asText() + ")" : "";
    }
}
