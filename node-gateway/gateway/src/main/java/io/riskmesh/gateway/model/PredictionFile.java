package io.riskmesh.gateway.model;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Scores of rows as a CSV file: id, label and weight if the rows have them, margin, probability.
///
/// Margins are printed by `Float.toString`, so that reading them gives the same bits.
public final class PredictionFile {
    private PredictionFile() {}

    /// Writes one line per row.
    public static void write(Path file, TreeEnsemble ensemble, Dataset rows) throws IOException {
        WholeFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
            csv.writeRecord(rows.isLabelled()
                    ? List.of("id", "label", "weight", "margin", "probability")
                    : List.of("id", "margin", "probability"));
            float[] row = new float[rows.matrix().columns()];
            for (int i = 0; i < rows.rows(); i++) {
                rows.matrix().copyRow(i, row, 0);
                csv.writeRecord(cells(rows, i, ensemble.margin(row)));
            }
            csv.flush();
        });
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
