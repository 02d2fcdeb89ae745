package io.riskmesh.gateway.api.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The data sets that this gateway has looked at, in one file of its data folder. Thread-safe.
public final class DatasetRegister {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path kept;
    private final Optional<Path> rows;
    private final InstantSource clock;

    /// What came of a registration.
    public sealed interface Outcome {
        /// It is there; it may have been there before, with the same content.
        record Registered(RegisteredDataset dataset) implements Outcome {}

        /// Nothing was changed.
        record Refused(Refusal refusal) implements Outcome {}
    }

    /// @param kept file of the register
    /// @param rows folder of the bank's own rows; absent: it has none
    public DatasetRegister(Path kept, Optional<Path> rows, InstantSource clock) {
        this.kept = kept;
        this.rows = rows;
        this.clock = clock;
    }

    /// All, the newest first.
    public synchronized List<RegisteredDataset> list() throws IOException {
        List<RegisteredDataset> all = new ArrayList<>();
        if (Files.exists(kept)) {
            for (JsonNode one : JSON.readTree(Files.readAllBytes(kept))) {
                all.addFirst(RegisteredDataset.of(one));
            }
        }
        return all;
    }

    /// Reads a file through and keeps what it is.
    synchronized Outcome register(DatasetForm form) throws IOException {
        Optional<Path> file = rows.map(folder -> folder.resolve(form.file())).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return refused(LedgerReason.NOT_FOUND, "The bank's folder has no such file.");
        }
        Optional<Path> received = form.payees().flatMap(payees -> rows.map(folder -> folder.resolve(payees.file())));
        if (received.isPresent() && !Files.isRegularFile(received.get())) {
            return refused(LedgerReason.NOT_FOUND, "The bank's folder has no such file of received payments.");
        }
        Optional<RegisteredDataset> seen = isReadable(form, received) ? look(form, file.get()) : Optional.empty();
        if (seen.isEmpty()) {
            return refused(SharedReason.SCHEMA_MISMATCH, "The file has other columns or values than the request says.");
        }
        List<RegisteredDataset> all = list();
        Optional<RegisteredDataset> before = all.stream().filter(one -> one.dataset().equals(form.dataset())).findFirst();
        if (before.isPresent()) {
            return before.get().isSameAs(seen.get()) ? new Outcome.Registered(before.get())
                    : refused(LedgerReason.CONFLICT_EXISTS, "The id has another content already: a period of rows belongs to one id.");
        }
        keep(all, seen.get());
        return new Outcome.Registered(seen.get());
    }

    private static boolean isReadable(DatasetForm form, Optional<Path> received) {
        if (received.isEmpty()) {
            return true;
        }
        RegisteredPayees payees = form.payees().orElseThrow();
        try {
            return payees.isWhole() && new DatasetLoader(new ColumnChoice(Optional.empty(), Optional.empty(), Optional.of(payees.key()),
                    Optional.empty(), Optional.of(payees.payerBank()), List.of(), List.of(payees.payerBank()), List.of())).load(List.of(received.get())).rows() > 0;
        } catch (Stopped _) {
            return false; // its words may hold values of rows: they go nowhere
        }
    }

    private Optional<RegisteredDataset> look(DatasetForm form, Path file) throws IOException {
        try {
            ColumnChoice choice = new ColumnChoice(Optional.of(form.label()), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty(), List.of(), form.ignore(), form.categorical());
            Dataset dataset = new DatasetLoader(choice).load(List.of(file));
            return Optional.of(RegisteredDataset.of(form, dataset.schema(), FileDigest.of(file).sha256(), dataset.rows(), dataset.positives(),
                    clock.instant().toEpochMilli()));
        } catch (Stopped _) {
            return Optional.empty(); // its words may hold values of rows: they go nowhere
        }
    }

    private void keep(List<RegisteredDataset> before, RegisteredDataset added) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        before.reversed().forEach(one -> all.add(one.stored()));
        all.add(added.stored());
        WholeFile.write(kept, JSON.writeValueAsBytes(all));
    }

    private static Outcome refused(ReasonCode code, String detail) {
        return new Outcome.Refused(new Refusal(code, detail));
    }
}
