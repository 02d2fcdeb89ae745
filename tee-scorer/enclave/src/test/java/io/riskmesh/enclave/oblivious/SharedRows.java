package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.boosting.schema.FeatureSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/// Numeric columns of the shared data sets, all rows in the order of the files. Labels are the last column by name.
///
/// @param values row-major, NaN is missing
record SharedRows(String name, int columns, float[] values, float[] labels) {

    /// Texts, ids and what is never a feature.
    private static final Set<String> LEFT_OUT = Set.of("id", "ID", "tx", "set", "scenario", "customer", "terminal", "t", "payer",
            "payee", "payer_bank", "payee_bank", "w", "y_true", "typology", "Home", "Marital", "Records", "Job", "term", "sub_grade",
            "addr_state", "verification_status", "emp_length");

    private static final int A9A_COLUMNS = 123;

    int rows() {
        return labels.length;
    }

    FeatureSchema schema() {
        return FeatureSchema.numbered(columns);
    }

    /// One table of several files with the same rows; `label` may stand in any of them and `positive` is its value of class 1.
    static SharedRows sideBySide(String name, String label, String positive, String... files) throws IOException {
        SharedRows all = table(files[0], label, positive);
        for (String file : List.of(files).subList(1, files.length)) {
            all = all.beside(table(file, label, positive));
        }
        return new SharedRows(name, all.columns, all.values, all.labels);
    }

    /// One table of several files with the same columns.
    static SharedRows below(String name, String label, String positive, String... files) throws IOException {
        SharedRows all = table(files[0], label, positive);
        for (String file : List.of(files).subList(1, files.length)) {
            all = all.above(table(file, label, positive));
        }
        return new SharedRows(name, all.columns, all.values, all.labels);
    }

    static SharedRows a9a() throws IOException {
        List<String> lines = lines("a9a/a9a_horizontal_p0.libsvm.gz");
        lines.addAll(lines("a9a/a9a_horizontal_p1.libsvm.gz"));
        lines.addAll(lines("a9a/a9a_horizontal_test.libsvm.gz"));
        float[] values = new float[lines.size() * A9A_COLUMNS];
        Arrays.fill(values, Float.NaN);
        float[] labels = new float[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            String[] parts = lines.get(i).strip().split(" ", -1);
            labels[i] = Float.parseFloat(parts[0]) > 0 ? 1f : 0f;
            for (int p = 1; p < parts.length; p++) {
                int colon = parts[p].indexOf(':');
                values[i * A9A_COLUMNS + Integer.parseInt(parts[p].substring(0, colon)) - 1] =
                        Float.parseFloat(parts[p].substring(colon + 1));
            }
        }
        return new SharedRows("a9a", A9A_COLUMNS, values, labels);
    }

    private SharedRows beside(SharedRows right) {
        float[] both = new float[values.length + right.values.length];
        int width = columns + right.columns;
        for (int i = 0; i < rows(); i++) {
            System.arraycopy(values, i * columns, both, i * width, columns);
            System.arraycopy(right.values, i * right.columns, both, i * width + columns, right.columns);
        }
        float[] sum = labels.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.max(sum[i], right.labels[i]); // a file without the label has zeros
        }
        return new SharedRows(name, width, both, sum);
    }

    private SharedRows above(SharedRows more) {
        float[] all = Arrays.copyOf(values, values.length + more.values.length);
        System.arraycopy(more.values, 0, all, values.length, more.values.length);
        float[] allLabels = Arrays.copyOf(labels, labels.length + more.labels.length);
        System.arraycopy(more.labels, 0, allLabels, labels.length, more.labels.length);
        return new SharedRows(name, columns, all, allLabels);
    }

    private static SharedRows table(String file, String label, String positive) throws IOException {
        List<String> lines = lines(file);
        List<String> header = List.of(lines.getFirst().replace("\"", "").split(",", -1));
        int labelColumn = header.indexOf(label);
        int[] columns = IntStream.range(0, header.size())
                .filter(c -> c != labelColumn && !LEFT_OUT.contains(header.get(c))).toArray();
        float[] labels = new float[lines.size() - 1];
        float[] values = new float[labels.length * columns.length];
        for (int i = 0; i < labels.length; i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            labels[i] = labelColumn >= 0 && cells[labelColumn].equals(positive) ? 1f : 0f;
            for (int f = 0; f < columns.length; f++) {
                String cell = cells[columns[f]];
                values[i * columns.length + f] = cell.isEmpty() ? Float.NaN : Float.parseFloat(cell);
            }
        }
        return new SharedRows(file, columns.length, values, labels);
    }

    private static List<String> lines(String file) throws IOException {
        Path path = Path.of(System.getProperty("riskmesh.data"), file);
        assumeTrue(Files.exists(path), "test data not found at " + path + "; set -Driskmesh.data");
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            return in.lines().collect(Collectors.toCollection(ArrayList::new));
        }
    }
}
