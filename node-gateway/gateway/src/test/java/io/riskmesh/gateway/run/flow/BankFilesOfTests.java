package io.riskmesh.gateway.run.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/// Generated rows of several banks, a file each: ids, labels that depend on the columns, missing cells, days.
public final class BankFilesOfTests {
    private BankFilesOfTests() {}

    public static Path write(Path file, String prefix, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("id,is_fraud,amount,hour,age,velocity,day\n");
        for (int row = 0; row < rows; row++) {
            double amount = 200 * random.nextDouble() * random.nextDouble();
            int hour = random.nextInt(24);
            double age = 18 + 60 * random.nextDouble();
            int velocity = random.nextInt(12);
            double logit = -2 + 0.012 * amount + (hour < 5 ? 1.4 : 0) - 0.015 * age + 0.15 * velocity;
            boolean fraud = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            csv.append(prefix).append(row).append(',').append(fraud ? 1 : 0).append(',').append(cell(random, amount)).append(',').append(hour)
                    .append(',').append(cell(random, age)).append(',').append(velocity).append(',')
                    .append("2026-0").append(1 + random.nextInt(6)).append("-15\n");
        }
        return Files.writeString(file, csv);
    }

    private static String cell(SplittableRandom random, double value) {
        return random.nextInt(20) == 0 ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
