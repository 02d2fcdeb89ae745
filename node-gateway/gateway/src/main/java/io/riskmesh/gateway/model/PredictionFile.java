package io.riskmesh.gateway.model;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.riskmesh.boosting.prediction.TreeShap;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Scores of rows as a CSV file: id, label and weight if the rows have them, margin, probability.
///
/// Margins are printed by `Float.toString`, so that reading them gives the same bits.
public final class PredictionFile {
    private PredictionFile() {}

    /// Writes one line per row.
    ///
    /// @param contributions whether to add, per feature and for the bias, what it contributes to the margin (path-dependent
    ///     SHAP); with covers stripped to powers of two the shares are coarse
    public static void write(Path file, TreeEnsemble ensemble, Dataset rows, boolean contributions) throws IOException {
        Optional<TreeShap> shap = contributions ? Optional.of(new TreeShap(ensemble)) : Optional.empty();
        WholeFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
            csv.writeRecord(header(ensemble, rows, contributions));
            float[] row = new float[rows.matrix().columns()];
            for (int i = 0; i < rows.rows(); i++) {
                rows.matrix().copyRow(i, row, 0);
                List<String> cells = cells(rows, i, ensemble.margin(row));
                shap.ifPresent(explained -> Arrays.stream(explained.contributions(row)).mapToObj(Double::toString).forEach(cells::add));
                csv.writeRecord(cells);
            }
            csv.flush();
        });
    }

    private static List<String> header(TreeEnsemble ensemble, Dataset rows, boolean contributions) {
        List<String> names = new ArrayList<>(rows.isLabelled()
                ? List.of("id", "label", "weight", "margin", "probability")
                : List.of("id", "margin", "probability"));
        if (contributions) {
            ensemble.schema().names().forEach(name -> names.add("shap_" + name));
            names.add("shap_bias");
        }
        return names;
    }

    private static List<String> cells(Dataset rows, int row, float margin) {
        List<String> cells = new ArrayList<>();
        cells.add(rows.id(row));
        if (rows.isLabelled()) {
            cells.add(Integer.toString(rows.label(row)));
            cells.add(Integer.toString(rows.weight(row)));
        }
        cells.add(Float.toString(margin));
        cells.add(Float.toString((float) (1.0 / (1.0 + StrictMath.exp(-(double) margin)))));
        return cells;
    }
}
