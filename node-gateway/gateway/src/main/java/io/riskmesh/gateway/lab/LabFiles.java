package io.riskmesh.gateway.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.model.PredictionFile;
import io.riskmesh.gateway.model.SchemaFile;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.gateway.report.MetricsFile;
import io.riskmesh.gateway.report.RunReport;
import io.riskmesh.gateway.report.html.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The files of a finished run (docs/report.md).
final class LabFiles {
    private LabFiles() {}

    static void write(Path folder, RunReport run, ObjectNode document, ReleasedFiles model, Dataset test) throws IOException {
        WholeFile.write(folder.resolve("model.ubj"), model.ubjson());
        WholeFile.write(folder.resolve("model.json"), model.json());
        SchemaFile.write(folder.resolve(SchemaFile.NAME), model.ensemble().schema());
        PredictionFile.write(folder.resolve("predictions.csv"), model.ensemble(), test, false);
        MetricsFile.write(folder.resolve("metrics.csv"), run.federatedByTree(), run.xgboostByTree());
        WholeFile.write(folder.resolve("report.html"), HtmlReport.page(document).getBytes(StandardCharsets.UTF_8));
        WholeFile.write(folder.resolve("report.json"),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
    }
}
