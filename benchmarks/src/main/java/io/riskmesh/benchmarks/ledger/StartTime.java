package io.riskmesh.benchmarks.ledger;

import io.riskmesh.benchmarks.measure.Spread;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From the start of a process to its first answer, the start of the Java machine included.
final class StartTime {

    private StartTime() {}

    /// @param folders one per start; a folder may be named more than once
    static Spread seconds(List<Path> folders) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (Path folder : folders) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                    System.getProperty("java.class.path"), LedgerStartMain.class.getName(), folder.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String line = out.readLine();
                if (line == null || !line.startsWith("evaluated ")) {
                    throw new IOException("The ledger on " + folder + " did not answer: " + line);
                }
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            if (process.waitFor() != 0) {
                throw new IOException("The ledger on " + folder + " ended with " + process.exitValue());
            }
        }
        return Spread.of(seconds);
    }
}
