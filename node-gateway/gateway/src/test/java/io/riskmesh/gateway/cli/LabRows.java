package io.riskmesh.gateway.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/// Generated rows for tests of `lab train`: an id, a label that depends on the columns, numbers with missing cells, a column of
/// names, a bank.
public final class LabRows {
    private static final List<String> KINDS = List.of("card", "transfer", "cash");
    private static final List<String> BANKS = List.of("north", "east", "south", "west");

    private LabRows() {}

    /// Writes `rows` rows; packed if the name says so.
    public static Path write(Path file, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw;
                Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            csv.write("payment_id,is_fraud,amount,hour,age,kind,bank\n");
            for (int row = 0; row < rows; row++) {
                double amount = Math.exp(3 + 1.5 * gaussian(random));
                int hour = random.nextInt(24);
                double age = 18 + 60 * random.nextDouble();
                String kind = KINDS.get(random.nextInt(KINDS.size()));
                double logit = -1.5 + 0.004 * amount + (hour < 5 ? 1.2 : 0) - 0.01 * age + (kind.equals("transfer") ? 0.8 : 0);
                boolean fraud = random.nextDouble() < 1 / (1 + Math.exp(-logit));
                csv.write("p" + row + "," + (fraud ? 1 : 0) + "," + cell(random, amount) + "," + hour + "," + cell(random, age) + ","
                        + kind + "," + BANKS.get(random.nextInt(BANKS.size())) + "\n");
            }
        }
        return file;
    }

    private static String cell(SplittableRandom random, double value) {
        return random.nextInt(20) == 0 ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
