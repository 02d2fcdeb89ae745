package io.riskmesh.gateway.demo.simulation;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs the simulator as a process of its own, started by the launcher, as the gateway must not depend on it.
public final class SimulatorProcess {
    private static final String LAUNCHER = "RISKMESH_LAUNCHER";
    private static final long LIMIT_MINUTES = 15;

    private final Path launcher;

    private SimulatorProcess(Path launcher) {
        this.launcher = launcher;
    }

    /// Finds the launcher that started this process.
    public static SimulatorProcess of(Map<String, String> environment) throws Stopped {
        return new SimulatorProcess(launcher(environment));
    }

    /// The launcher that started this process.
    public static Path launcher(Map<String, String> environment) throws Stopped {
        String launcher = environment.get(LAUNCHER);
        if (launcher == null || launcher.isBlank()) {
            throw Stopped.unavailable("demo needs the launcher to start the simulator: expected the variable " + LAUNCHER
                    + ", found none; run ./riskmesh demo", null);
        }
        Path path = Path.of(launcher);
        if (!Files.isExecutable(path)) {
            throw Stopped.unavailable("demo needs the launcher to start the simulator: " + LAUNCHER + " names " + path
                    + ", which is not executable", null);
        }
        return path;
    }

    /// Simulates into a folder. The simulator's lines go to `progress`; this thread waits.
    public void run(long seed, String scale, int banks, Path out, Consumer<String> progress)
            throws Stopped, IOException, InterruptedException {
        List<String> command = List.of(launcher.toString(), "simulate", "--seed", Long.toString(seed), "--scale", scale,
                "--banks", Integer.toString(banks), "--out", out.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try {
            process.getOutputStream().close();
            forward(process.getInputStream(), lines, progress);
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                throw Stopped.timeout("the simulator did not end within " + LIMIT_MINUTES + " minutes");
            }
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw Stopped.unavailable("the simulator ended with exit status " + process.exitValue()
                    + (lines.isEmpty() ? "" : ": " + lines.getLast()), null);
        }
    }

    private static void forward(InputStream stream, List<String> lines, Consumer<String> progress) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                progress.accept("  " + line);
            }
        }
    }
}
