package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A script of `docs/journeys`, beside the launcher: it calls the command line alone and ends at the first step that is not as it
/// should be.
///
/// @param name file name without its ending
/// @param about what it shows
public record JourneyScript(String name, String about) {
    /// The tour, in its order; the third needs a model in use.
    public static final List<JourneyScript> TOUR = List.of(
            new JourneyScript("j1-operator", "the operator: four eyes, a revocation, a refusal"),
            new JourneyScript("j2-scientist", "the scientist: plan, run, a bank killed and back, the same model"),
            new JourneyScript("activate", "a model in use: two persons, a quorum"),
            new JourneyScript("j3-caller", "the caller: a score, its receipt, and what is none"),
            new JourneyScript("j4-regulator", "the regulator: from a receipt to the proof, offline"));

    private static final Pattern STEP = Pattern.compile("\\[[A-Z0-9]+\\.[0-9]+] .*");

    /// A journey that went as it should.
    ///
    /// @param steps each of which was asserted
    /// @param took wall time, which nothing depends on
    public record Played(JourneyScript journey, int steps, Duration took) {}

    /// Runs it on a demo that is up.
    ///
    /// @param said gets each line
    /// @throws Stopped if a step fails (exit 3), or the script is not there (exit 4)
    public Played play(Path launcher, DemoFolder folder, Consumer<String> said) throws Stopped, IOException, InterruptedException {
        Path script = launcher.toRealPath().resolveSibling("docs").resolve("journeys").resolve(name + ".sh");
        if (!Files.exists(script)) {
            throw Stopped.unavailable("expected the journey at " + script + ", found none", null);
        }
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString(), folder.path().toString()).redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().put("RISKMESH_LAUNCHER", launcher.toString());
        builder.environment().remove("RISKMESH_CLIENT_PROFILE");
        long began = System.nanoTime();
        Process process = builder.start();
        String last = "";
        int steps = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.accept(line);
                last = line;
                steps += STEP.matcher(line).matches() ? 1 : 0;
            }
            int status = process.waitFor();
            if (status != 0) {
                throw Stopped.refused(name + " ended with " + status + ": " + last);
            }
            return new Played(this, steps, Duration.ofNanos(System.nanoTime() - began));
        } finally {
            process.destroy();
        }
    }
}
