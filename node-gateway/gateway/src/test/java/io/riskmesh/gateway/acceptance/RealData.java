package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.cli.RiskmeshCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The extra data sets, where they are there, and one `lab train` on them.
final class RealData {
    private RealData() {}

    /// A file of the extra data; without it the test is skipped.
    static Path file(String name) {
        Path root = Path.of(System.getProperty("riskmesh.data", "../shared/data")).normalize();
        Path file = root.resolve(name);
        assumeTrue(Files.isRegularFile(file), "test data not found at " + file.toAbsolutePath() + "; set -Driskmesh.data");
        return file;
    }

    /// Runs a command in this process and reads the report of its folder; prints what it printed.
    static JsonNode report(Path out, List<String> command) throws IOException {
        StringWriter answer = new StringWriter();
        StringWriter progress = new StringWriter();
        int status = RiskmeshCli.run(command.toArray(String[]::new), new PrintWriter(answer), new PrintWriter(progress));
        assertEquals(0, status, () -> progress + "\n" + answer);
        System.out.println("./riskmesh " + String.join(" ", command));
        System.out.println(answer);
        return new ObjectMapper().readTree(Files.readAllBytes(out.resolve("report.json")));
    }

    static double point(JsonNode report, String model, String metric) {
        return report.at("/baselines/" + model + "/" + metric + "/point").asDouble(Double.NaN);
    }

    static String line(String name, JsonNode report) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
        for (String model : List.of("alone/mean", "alone/smallest", "average", "federated", "pooled", "pooledXgboost")) {
            line.append(String.format(Locale.ROOT, "  %s AUC %.4f KS %.4f AP %.4f", model, point(report, model, "auc"),
                    point(report, model, "ks"), point(report, model, "averagePrecision")));
        }
        return line.toString();
    }
}
