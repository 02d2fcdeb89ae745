package io.riskmesh.benchmarks.federated;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.DataFile;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankAssignment;
import io.riskmesh.gateway.split.BankRows;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.gateway.split.SplitSalts;
import io.riskmesh.simulator.shape.ShapeGenerator;
import io.riskmesh.simulator.shape.ShapedRows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of four banks of equal size, all of them for training.
///
/// @param name as the table says it
/// @param source files or generator, for the header
record FourBanks(String name, String source, LabData data) {
    static final long SEED = 1;

    private static final Path SHARED = Path.of(System.getProperty("riskmesh.data", "../shared/data"));
    private static final String LABEL = "label"; // of generated rows; LIBSVM files need none, but say that there are labels

    /// H1: the adult census rows, both halves; empty where the extra data is not there.
    static Optional<FourBanks> a9a() throws Stopped {
        List<Path> files = List.of(SHARED.resolve("a9a/a9a_horizontal_p0.libsvm.gz"),
                SHARED.resolve("a9a/a9a_horizontal_p1.libsvm.gz"));
        return loaded("a9a", files, ColumnChoice.labelled(LABEL));
    }

    /// H2: the credit card customers of Yeh and Lien (2009); empty where the extra data is not there.
    static Optional<FourBanks> taiwan() throws Stopped {
        return loaded("taiwan", List.of(SHARED.resolve("taiwan_default/UCI_Credit_Card.csv.gz")),
                new ColumnChoice(Optional.of("default.payment.next.month"), Optional.empty(), Optional.of("ID"),
                        Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()));
    }

    private static Optional<FourBanks> loaded(String name, List<Path> files, ColumnChoice columns) throws Stopped {
        if (!files.stream().allMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        String source = files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
        return Optional.of(of(name, source, files, columns));
    }

    /// H3: generated rows, which take the way of a file as all rows do.
    static FourBanks generated(int rows, int features, double positiveRate) throws Stopped, IOException {
        Path file = Files.createTempFile("riskmesh-bench", ".csv");
        try {
            write(new ShapeGenerator(SEED, rows, features, positiveRate).generate(), file);
            return of("generated", "generated rows, seed " + SEED + String.format(Locale.ROOT, ", %.2f %% positive, 5 %% missing", 100 * positiveRate),
                    List.of(file), ColumnChoice.labelled(LABEL));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(ShapedRows rows, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(IntStream.range(0, rows.features()).mapToObj(f -> "f" + f).collect(Collectors.joining(",", "", "," + LABEL)));
            out.newLine();
            for (int row = 0; row < rows.rows(); row++) {
                for (int f = 0; f < rows.features(); f++) {
                    float value = rows.values()[row * rows.features() + f];
                    out.write(Float.isNaN(value) ? "," : value + ",");
                }
                out.write(Integer.toString(rows.labels()[row]));
                out.newLine();
            }
        }
    }

    private static FourBanks of(String name, String source, List<Path> files, ColumnChoice columns) throws Stopped {
        Dataset all = new DatasetLoader(columns).load(files);
        Dataset none = all.select(new int[0]);
        SplitSalts salts = SplitSalts.of(Optional.of(name), new DataFile(files.getFirst()).stem());
        List<LabBank> banks = new ArrayList<>();
        for (BankRows owned : BankAssignment.of(new BankScheme.EqualSizes(4), all, salts.bank(), List.of())) {
            banks.add(new LabBank(owned.name(), all.select(owned.rows()), none));
        }
        String shape = "%s %,d x %d".formatted(name, all.rows(), all.schema().size());
        return new FourBanks(shape, source, new LabData(salts.name(), all, none, none, banks, salts));
    }

    @Override
    public String toString() {
        return name;
    }
}
