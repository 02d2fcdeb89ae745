package io.riskmesh.benchmarks.scorer;

import io.riskmesh.benchmarks.measure.Spread;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From the start of a process to its first score, the start of the Java machine included, with the options of the scorer's image.
final class ScorerStart {

    private ScorerStart() {}

    static Spread seconds(int starts) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms768m", "-Xmx768m",
                    "-XX:+UseSerialGC", "-XX:-UsePerfData", "--add-modules=jdk.incubator.vector", "-cp",
                    System.getProperty("java.class.path"), ScorerStartMain.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String line = out.readLine();
                if (line == null || !line.startsWith("scored ")) {
                    throw new IOException("The scorer did not score: " + line);
                }
                seconds.add((System.nanoTime() - start) / 1e9);
            }
            if (process.waitFor() != 0) {
                throw new IOException("The scorer's process ended with " + process.exitValue());
            }
        }
        return Spread.of(seconds);
    }
}
