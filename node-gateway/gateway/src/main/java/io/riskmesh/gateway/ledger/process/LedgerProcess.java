package io.riskmesh.gateway.ledger.process;

import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.gateway.process.ProcessMark;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The process of one data folder. `ledger.pid` in the folder says which it is, by number and by the instant of its start, as
/// numbers are used again.
public final class LedgerProcess {
    private static final String LAUNCHER = "RISKMESH_LAUNCHER";
    private static final String PID_FILE = "ledger.pid";
    private static final String OUT_FILE = "ledger.out";
    private static final String LOG_FILE = "ledger.log";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration LISTED_LIMIT = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 20;

    private final Path folder;

    /// The process of a folder, running or not.
    public LedgerProcess(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// The running process, if there is one.
    public Optional<ProcessHandle> running() throws IOException {
        Path file = folder.resolve(PID_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessMark.parse(Files.readString(file), file).running();
    }

    /// The profile of the running ledger.
    ///
    /// @throws Stopped if none runs on the folder
    public ConnectionProfile profile() throws Stopped, IOException {
        if (running().isEmpty()) {
            throw Stopped.unavailable("no ledger runs on " + folder + "; ./riskmesh ledger start --data " + folder, null);
        }
        return ConnectionProfile.read(folder);
    }

    /// Starts the ledger and waits until it is ready; a ledger that runs already is left alone.
    ///
    /// @return the line by which it said that it is ready; empty if it ran before
    public Optional<String> start(LedgerStart plan, Map<String, String> environment)
            throws Stopped, IOException, InterruptedException {
        if (running().isPresent()) {
            return Optional.empty();
        }
        Path launcher = launcher(environment);
        Files.createDirectories(folder);
        Path out = folder.resolve(OUT_FILE);
        Files.deleteIfExists(out);
        Process process = new ProcessBuilder(launcher.toString(), "embedded-ledger", "--data", folder.toString(),
                "--organisations", String.join(",", plan.organisations()), "--regulators", String.join(",", plan.regulators()),
                "--port", Integer.toString(plan.port()))
                .redirectInput(new File("/dev/null")).redirectOutput(out.toFile())
                .redirectError(folder.resolve(LOG_FILE).toFile()).start();
        WholeFile.write(folder.resolve(PID_FILE),
                (ProcessMark.of(process.toHandle()).text() + "\n").getBytes(StandardCharsets.US_ASCII));
        return Optional.of(awaitReady(process, out));
    }

    /// Stops the ledger and waits until its process is gone; kills it if it does not go.
    ///
    /// @return whether one ran
    public boolean stop() throws Stopped, IOException, InterruptedException {
        Optional<ProcessHandle> found = running();
        if (found.isPresent()) {
            end(found.get());
        }
        Files.deleteIfExists(folder.resolve(PID_FILE));
        return found.isPresent();
    }

    private static void end(ProcessHandle process) throws Stopped, InterruptedException {
        process.destroy();
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                throw Stopped.timeout("the ledger did not stop within " + STOP_LIMIT.toSeconds() + " s and was killed; what it had"
                        + " acknowledged is on disk");
            }
            Thread.sleep(POLL_MILLIS);
        }
        // Its files are closed a moment after its program is gone; if nobody waits for it, it stays listed for ever.
        long listed = System.nanoTime() + LISTED_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < listed) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    // A process that ended but that nobody waited for keeps its number and its start, not its program.
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private String awaitReady(Process process, Path out) throws Stopped, IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            String said = Files.readString(out);
            Optional<String> ready = said.substring(0, said.lastIndexOf('\n') + 1).lines().filter(line -> line.startsWith("ready ")).findFirst();
            if (ready.isPresent()) {
                return ready.get();
            }
            if (!process.isAlive()) {
                Files.deleteIfExists(folder.resolve(PID_FILE));
                throw Stopped.unavailable("the ledger did not start: " + lastWords(), null);
            }
            Thread.sleep(POLL_MILLIS);
        }
        process.destroyForcibly();
        Files.deleteIfExists(folder.resolve(PID_FILE));
        throw Stopped.timeout("the ledger was not ready within " + START_LIMIT.toSeconds() + " s, see " + folder.resolve(LOG_FILE));
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(LOG_FILE));
        return lines.isEmpty() ? "it said nothing" : lines.getFirst();
    }

    private static Path launcher(Map<String, String> environment) throws Stopped {
        String launcher = environment.getOrDefault(LAUNCHER, "");
        if (launcher.isBlank() || !Files.isExecutable(Path.of(launcher))) {
            throw Stopped.unavailable("the launcher starts the ledger: expected its path in the variable " + LAUNCHER
                    + ", found " + (launcher.isBlank() ? "none" : launcher) + "; run ./riskmesh ledger start", null);
        }
        return Path.of(launcher);
    }
}
