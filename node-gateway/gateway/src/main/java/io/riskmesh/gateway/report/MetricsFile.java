package io.riskmesh.gateway.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `metrics.csv`: exact metrics on the test rows after each tree, one line per tree; the shorter forest's cells are empty at the end.
public final class MetricsFile {
    private MetricsFile() {}

    /// Writes one line per tree.
    public static void write(Path file, List<TreeMetrics> federated, List<TreeMetrics> xgboost) throws IOException {
        WholeFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
            csv.writeRecord("tree", "federated_logloss", "federated_average_precision", "federated_auc", "pooled_xgboost_logloss",
                    "pooled_xgboost_average_precision", "pooled_xgboost_auc");
            for (int tree = 0; tree < Math.max(federated.size(), xgboost.size()); tree++) {
                List<String> cells = new ArrayList<>();
                cells.add(Integer.toString(tree + 1));
                add(cells, federated, tree);
                add(cells, xgboost, tree);
                csv.writeRecord(cells);
            }
            csv.flush();
        });
    }

    private static void add(List<String> cells, List<TreeMetrics> trees, int tree) {
        if (tree >= trees.size()) {
            cells.addAll(List.of("", "", ""));
            return;
        }
        TreeMetrics metrics = trees.get(tree);
        cells.add(Double.toString(metrics.logLoss()));
        cells.add(Double.toString(metrics.averagePrecision()));
        cells.add(Double.toString(metrics.auc()));
    }
}
