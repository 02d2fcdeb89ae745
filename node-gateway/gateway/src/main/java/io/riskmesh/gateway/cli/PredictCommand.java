package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.model.ModelOnDisk;
import io.riskmesh.gateway.model.PredictionFile;
import io.riskmesh.gateway.model.StockMargins;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `predict`.
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Score rows with a model file: margins and probabilities.")
final class PredictCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "XGBoost model file, UBJSON or JSON.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Rows with the model's features: CSV with a header or LIBSVM, gzip or not. May be repeated.")
    private List<Path> data;

    @Option(names = "--id", paramLabel = "COL", description = "Column that names a row (default: the row's number, from 1).")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--contributions",
            description = "Add one column per feature, and one for the bias, with its contribution to the margin (SHAP).")
    private boolean contributions;

    @Option(
            names = "--stock",
            description = "Score with stock XGBoost too, and compare every margin bit by bit; exit 3 if one differs.")
    private boolean stock;

    @Option(names = "--out", required = true, paramLabel = "FILE.csv", description = "Where the scores are written.")
    private Path out;

    @Mixin
    private OutputOptions output;

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        ModelOnDisk read = ModelOnDisk.read(model);
        read.warnings().forEach(warning -> terminal.err().println("warning: " + warning));
        ColumnChoice columns = new ColumnChoice(Optional.empty(), Optional.empty(), id, Optional.empty(), Optional.empty(),
                List.of(), List.of(), List.of());
        Dataset rows = new DatasetLoader(columns).load(data, read.ensemble().schema());
        PredictionFile.write(out, read.ensemble(), rows, contributions);
        Optional<StockMargins> margins = stock ? Optional.of(stock(read, rows)) : Optional.empty();
        output.print(answer(rows, read, margins), terminal);
        return margins.isEmpty() || margins.get().areEqual() ? ExitStatus.DONE.code() : ExitStatus.REFUSED.code();
    }

    private StockMargins stock(ModelOnDisk read, Dataset rows) throws Stopped {
        try {
            return StockMargins.of(read.bytes(), read.ensemble(), rows);
        } catch (NativeTrainingException e) {
            throw Stopped.refused(model + ": stock XGBoost refused the file: " + e.getMessage());
        }
    }

    private Answer answer(Dataset rows, ModelOnDisk read, Optional<StockMargins> margins) {
        String digest = FileDigest.hex(read.bytes());
        ObjectNode document = new ObjectMapper().createObjectNode().put("rows", rows.rows()).put("file", out.toString())
                .put("modelDigest", digest);
        margins.ifPresent(compared -> document.put("equalToStock", compared.equal()));
        return new Answer(document, List.of(), List.of("rows", "file", "model"),
                List.of(List.of(Integer.toString(rows.rows()), out.toString(), digest)),
                margins.map(compared -> "stock XGBoost gives equal margins on " + compared.equal() + " of " + compared.rows() + " rows").stream()
                        .toList());
    }
}
