package io.riskmesh.benchmarks.trainer;

import io.riskmesh.benchmarks.report.ResultTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Peak memory of two processes that differ in the trainer only.
///
/// @param heapMegabytes limit of both processes' Java heaps
record PeakRow(int rows, int features, int bins, int depth, int trees, int heapMegabytes) {

    static final double POSITIVE_RATE = 0.3;

    static List<String> columns() {
        return List.of("rows", "ours, MiB", "XGBoost, MiB", "the rows alone, MiB", "ratio");
    }

    void measure(ResultTable table) throws IOException, InterruptedException {
        long ours = peak("ours");
        long peer = peak("xgboost");
        long alone = peak("rows");
        table.row("generated %,d x %d, %d bins, depth %d, %d trees".formatted(rows, features, bins, depth, trees),
                megabytes(ours), megabytes(peer), megabytes(alone), String.format(Locale.ROOT, "%.2f", ours / (double) peer));
    }

    private static String megabytes(long bytes) {
        return Long.toString(bytes >> 20);
    }

    private long peak(String side) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heapMegabytes + "m",
                "-XX:+UseParallelGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                TrainerPeakMain.class.getName(), side));
        for (int number : new int[] {rows, features, bins, depth, trees}) {
            command.add(Integer.toString(number));
        }
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("A training process of " + this + " ended with status " + process.exitValue());
        }
        return Long.parseLong(answer.lines().toList().getLast());
    }
}
