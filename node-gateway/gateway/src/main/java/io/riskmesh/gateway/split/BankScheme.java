package io.riskmesh.gateway.split;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How rows are given to banks (evaluation.md 4).
public sealed interface BankScheme {

    /// K banks of equal size, by hash: floor(K u).
    record EqualSizes(int banks) implements BankScheme {}

    /// Four banks of 50, 30, 15 and 5 % of the rows, by hash.
    record SkewedSizes() implements BankScheme {}

    /// Four banks that differ in their share of positives, by hash and label.
    record SkewedLabels() implements BankScheme {}

    /// One bank per range of a numeric column: bank i has the values below `edges[i]` and not below `edges[i-1]`; a missing value
    /// goes to the last bank.
    record ByValue(String column, List<Double> edges) implements BankScheme {
        /// Takes ascending edges.
        public ByValue {
            edges = List.copyOf(edges);
        }
    }

    /// One bank per text of a column.
    record ByName(String column) implements BankScheme {}

    /// One bank per data file.
    record ByFile() implements BankScheme {}

    /// Forms of the option, for messages and help.
    String FORMS = "iid4, size4, label4, feat4:COLUMN:e1,e2,e3, column:COLUMN or files";

    /// Reads `--banks`.
    static BankScheme parse(String text) throws Stopped {
        Matcher equal = Pattern.compile("iid([1-9][0-9]?)").matcher(text);
        if (equal.matches()) {
            return new EqualSizes(Integer.parseInt(equal.group(1)));
        }
        if (text.startsWith("feat4:")) {
            return byValue(text);
        }
        if (text.startsWith("column:") && text.length() > "column:".length()) {
            return new ByName(text.substring("column:".length()));
        }
        return switch (text) {
            case "size4" -> new SkewedSizes();
            case "label4" -> new SkewedLabels();
            case "files" -> new ByFile();
            default -> throw Stopped.usage("--banks: expected " + FORMS + "; found \"" + text + "\"");
        };
    }

    private static BankScheme byValue(String text) throws Stopped {
        int lastColon = text.lastIndexOf(':');
        String column = lastColon <= "feat4:".length() ? "" : text.substring("feat4:".length(), lastColon);
        List<Double> edges = new ArrayList<>();
        try {
            for (String edge : text.substring(lastColon + 1).split(",", -1)) {
                edges.add(Double.parseDouble(edge));
            }
        } catch (NumberFormatException _) {
            edges.clear();
        }
        boolean ascending = edges.size() == 3 && edges.get(0) < edges.get(1) && edges.get(1) < edges.get(2);
        if (column.isEmpty() || !ascending) {
            throw Stopped.usage("--banks: expected feat4:COLUMN:e1,e2,e3 with three ascending edges, found \"" + text + "\"");
        }
        return new ByValue(column, edges);
    }
}
