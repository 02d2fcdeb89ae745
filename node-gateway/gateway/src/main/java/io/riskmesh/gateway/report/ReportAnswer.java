package io.riskmesh.gateway.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.output.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What `lab train` and `demo` print: the baselines table, whether the federation equals pooled training, where to look.
public final class ReportAnswer {
    private ReportAnswer() {}

    /// The answer about a finished run.
    ///
    /// @param document its `report.json`
    /// @param folder where the results stand
    public static Answer of(RunReport run, ObjectNode document, Path folder) {
        Baselines all = run.baselines();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("each bank alone, mean", all.aloneMean()));
        rows.add(row("  worst bank (" + all.aloneWorst().bank() + ")", all.aloneWorst().metrics()));
        rows.add(row("  smallest bank (" + all.aloneSmallest().bank() + ")", all.aloneSmallest().metrics()));
        rows.add(row("average of local models", all.average()));
        rows.add(row("federated", all.federated()));
        rows.add(row("pooled rows, our trainer", all.pooled()));
        rows.add(row("pooled rows, XGBoost " + run.xgboost(), all.pooledXgboost()));
        run.joint().ifPresent(joint -> {
            rows.add(row("joint", joint.joint()));
            rows.add(row("null: payees permuted", joint.permuted()));
            rows.add(row("joint, payees missing", joint.missing()));
            rows.add(row("joined rows, XGBoost " + run.xgboost(), joint.pooledXgboost()));
        });
        return new Answer(document, notes(run),
                List.of("model", "average precision", "recall at " + run.budgetPercent() + " %", "KS", "AUC"), rows,
                closing(run, folder));
    }

    private static List<String> notes(RunReport run) {
        DataDescription data = run.data();
        return List.of(
                run.notice(),
                String.format(Locale.ROOT, "%s: %d banks, %,d training rows (%,d positive), %,d test rows (%,d positive), %d features,"
                        + " privacy rules %s", data.name(), data.banks().size(), data.trainRows(), data.trainPositives(),
                        data.testRows(), data.testPositives(), data.schema().size(), run.privacy().enforced() ? "on" : "OFF"),
                "");
    }

    private static List<String> closing(RunReport run, Path folder) {
        List<String> closing = new ArrayList<>(closing(run));
        run.joint().ifPresent(joint -> {
            closing.add(joint.exact().firstDifference().map(difference -> "joint DIFFERS from pooled training on joined rows: " + difference)
                    .orElse("joint = pooled training on joined rows, bit for bit: " + joint.exact().treesCompared() + " trees, "
                            + joint.exact().marginsCompared() + " margins"));
            closing.add(String.format(Locale.ROOT, "joint: %d ordered pairs of banks, %,d bytes per bank and tree", joint.pairs(),
                    joint.bytesPerBankPerTree()));
        });
        closing.add("look at " + folder.resolve("report.html"));
        return closing;
    }

    private static List<String> closing(RunReport run) {
        return List.of(
                "",
                run.exact().firstDifference()
                        .map(difference -> "federated DIFFERS from pooled training: " + difference)
                        .orElse("federated = pooled training, bit for bit: " + run.exact().treesCompared() + " trees, "
                                + run.exact().marginsCompared() + " margins"),
                "stock XGBoost gives equal margins on " + run.model().xgboostMargins(),
                String.format(Locale.ROOT, "%,d bytes per bank and tree; %,d sums opened, the smallest over %d banks; %.1f s, %.1f s of CPU",
                        run.cost().bytesPerBankPerTree(), run.privacy().openedSums(), run.privacy().smallestCohort(),
                        run.cost().total().wallSeconds(), run.cost().total().cpuSeconds()));
    }

    private static List<String> row(String model, MetricRow metrics) {
        return List.of(model, text(metrics.averagePrecision()), text(metrics.recallAtBudget()), text(metrics.ks()),
                text(metrics.auc()));
    }

    private static String text(MetricValue value) {
        return switch (value) {
            case MetricValue.Certified c ->
                String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", c.point(), c.lower(), c.upper());
            case MetricValue.Undefined undefined -> "undefined: " + undefined.reason();
        };
    }
}
