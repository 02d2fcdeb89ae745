package io.riskmesh.benchmarks.simulation;

import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Rows of the table and sentences under it, for one network.
record QualityRows(Quality quality) {

    private static final double CLOSED = 0.9;
    private static final double JOINT_GAIN = 0.15;
    private static final double MOVES = 0.01;

    static List<String> columns() {
        return Stream.concat(Stream.of("seed", "metric", "of the test rows", "frauds", "A, mean of the banks alone"),
                Stream.of(Quality.Model.values()).map(model -> model.title)).toList();
    }

    void write(ResultTable table) {
        row(table, "average precision", "all", _ -> true, scores -> {
            double[] drawn = scores.bootstrap(quality.parameters().seed());
            return cell(scores.averagePrecision(_ -> true)) + String.format(Locale.ROOT, " (%.3f..%.3f)", drawn[0], drawn[1]);
        }, scores -> scores.averagePrecision(_ -> true));
        plain(table, "recall at 0.2 %", "all", _ -> true, Scores::recallAtBudget);
        plain(table, "recall at FPR 0.1 %", "all", _ -> true, Scores::recallAtFalseAlarms);
        for (Typology typology : Typology.values()) {
            if (typology.fraud()) {
                Predicate<Payment> chosen = p -> p.typology() == typology || !p.typology().fraud();
                plain(table, "average precision", typology.name().toLowerCase(Locale.ROOT), chosen, s -> s.averagePrecision(chosen));
            }
        }
        for (int bank : banks()) {
            Predicate<Payment> chosen = p -> p.payer().bank() == bank;
            plain(table, "average precision", "bank-" + (bank + 1), chosen, s -> s.averagePrecision(chosen));
        }
    }

    private List<Integer> banks() {
        return quality.rows().test().stream().map(p -> p.payer().bank()).distinct().sorted().toList();
    }

    private void plain(ResultTable table, String metric, String subset, Predicate<Payment> chosen, ToDoubleFunction<Scores> figure) {
        row(table, metric, subset, chosen, scores -> cell(figure.applyAsDouble(scores)), figure);
    }

    private void row(ResultTable table, String metric, String subset, Predicate<Payment> chosen,
            Function<Scores, String> text, ToDoubleFunction<Scores> figure) {
        List<String> cells = new ArrayList<>(List.of(Long.toString(quality.parameters().seed()), metric, subset,
                Long.toString(quality.rows().test().stream().filter(chosen).filter(p -> p.typology().fraud()).count()),
                cell(alone(figure))));
        for (Quality.Model model : Quality.Model.values()) {
            cells.add(text.apply(quality.of().get(model)));
        }
        table.row(cells.toArray(String[]::new));
    }

    private double alone(ToDoubleFunction<Scores> figure) {
        return quality.alone().stream().mapToDouble(figure).average().orElseThrow();
    }

    /// What the goals of the design (`evaluation.md` section 8, Q1) come to.
    String goals() {
        double alone = alone(scores -> scores.averagePrecision(_ -> true));
        double federated = averagePrecision(Quality.Model.FEDERATED);
        double pooled = averagePrecision(Quality.Model.POOLED);
        double closed = (federated - alone) / (pooled - alone);
        double joint = averagePrecision(Quality.Model.JOINT) - federated;
        double moves = quality.throughout().averagePrecision(_ -> true) - federated;
        return String.format(Locale.ROOT, "Seed %d: federated B closes %.0f %% of the distance from the mean bank alone to pooled B"
                + " (goal 90: %s); C - B = %.3f (goal %.2f: %s); one bank that joins and one that leaves cost %.3f against the"
                + " same banks throughout, on the same test rows (goal at most %.2f: %s).", quality.parameters().seed(),
                100 * closed, met(closed >= CLOSED), joint, JOINT_GAIN, met(joint >= JOINT_GAIN), moves, MOVES,
                met(moves <= MOVES)) + " " + gains();
    }

    private double averagePrecision(Quality.Model model) {
        return quality.of().get(model).averagePrecision(_ -> true);
    }

    /// Own model on all test rows, since a small bank's own rows hold too few frauds.
    private String gains() {
        double federated = averagePrecision(Quality.Model.FEDERATED);
        List<String> gains = new ArrayList<>();
        int most = 0;
        for (int bank = 0; bank < quality.alone().size(); bank++) {
            double gain = federated - quality.alone().get(bank).averagePrecision(_ -> true);
            gains.add(String.format(Locale.ROOT, "bank-%d %.3f", bank + 1, gain));
            most = gain > federated - quality.alone().get(most).averagePrecision(_ -> true) ? bank : most;
        }
        return "Federated B less each bank's own model, both on all test rows: " + String.join(", ", gains)
                + " (goal, the smallest bank gains most: " + met(most == quality.alone().size() - 1) + ").";
    }

    private static String met(boolean met) {
        return met ? "met" : "not met";
    }

    private static String cell(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }
}
