package io.riskmesh.gateway.tee.scorer;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.gateway.process.ProcessMark;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The simulated scorer, or evaluator, of one folder, running or not. `scorer.pid` says which process it is, by number and by the
/// instant of its start; `scorer.out` holds what it said, its port among it. It keeps nothing on disk: stopped, it has forgotten
/// everything.
public final class SimulatedScorer {

    /// What every answer about a scorer says.
    public static final String NOTICE = Kind.SCORER.notice();

    private static final String LAUNCHER = "RISKMESH_LAUNCHER";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long ANSWER_MILLIS = 5_000;
    private static final long POLL_MILLIS = 20;

    private final Path folder;
    private final Kind kind;

    /// Which enclave the process stands in for.
    public enum Kind {
        /// Scores payments.
        SCORER("scorer"),
        /// Measures contributions.
        EVALUATOR("evaluator");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// Its name in files and commands.
        public String word() {
            return word;
        }

        /// What every answer about one says.
        public String notice() {
            return "SIMULATED ATTESTATION: THIS " + word.toUpperCase(Locale.ROOT) + " PROVES NOTHING AND PROTECTS NOTHING; development only";
        }
    }

    public SimulatedScorer(Path folder) {
        this(folder, Kind.SCORER);
    }

    public SimulatedScorer(Path folder, Kind kind) {
        this.folder = folder.toAbsolutePath().normalize();
        this.kind = kind;
    }

    /// Which of the two.
    public Kind kind() {
        return kind;
    }

    private Path pidFile() {
        return folder.resolve(kind.word() + ".pid");
    }

    private Path outFile() {
        return folder.resolve(kind.word() + ".out");
    }

    /// The running process, if there is one.
    public Optional<ProcessHandle> running() throws IOException {
        Path file = pidFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessMark.parse(Files.readString(file), file).running();
    }

    /// Starts it on the loopback address and waits until it listens; one that runs already is left alone.
    ///
    /// @param port 0 for any
    /// @return whether it was started now
    public boolean start(int port, Map<String, String> environment) throws Stopped, IOException, InterruptedException {
        if (running().isPresent()) {
            return false;
        }
        String launcher = environment.getOrDefault(LAUNCHER, "");
        if (launcher.isBlank() || !Files.isExecutable(Path.of(launcher))) {
            throw Stopped.unavailable("the launcher starts the " + kind.word() + ": expected its path in the variable " + LAUNCHER
                    + "; run ./riskmesh tee " + kind.word() + " start", null);
        }
        Files.createDirectories(folder);
        Path out = outFile();
        Files.deleteIfExists(out);
        Process process = new ProcessBuilder(launcher, "simulated-" + kind.word(), "jar", "127.0.0.1", Integer.toString(port))
                .redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        WholeFile.write(pidFile(),
                (ProcessMark.of(process.toHandle()).text() + "\n").getBytes(StandardCharsets.US_ASCII));
        await(process);
        return true;
    }

    /// Stops it and waits until it is gone. Models, keys and sessions are gone with it.
    ///
    /// @return whether one ran
    public boolean stop() throws Stopped, IOException, InterruptedException {
        Optional<ProcessHandle> found = running();
        if (found.isPresent()) {
            found.get().destroy();
            long end = System.nanoTime() + LIMIT.toNanos();
            while (running().isPresent()) {
                if (System.nanoTime() > end) {
                    found.get().destroyForcibly();
                    throw Stopped.timeout("the " + kind.word() + " did not stop within " + LIMIT.toSeconds() + " s and was killed");
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
        Files.deleteIfExists(pidFile());
        return found.isPresent();
    }

    /// What the running scorer says of itself.
    ///
    /// @throws Stopped if none runs on the folder, or it does not answer
    public ScorerStatus status() throws Stopped {
        try (EnclaveConnection connection = connect()) {
            Frame answer = connection.call(FrameType.STATUS, new byte[0], ANSWER_MILLIS);
            return ScorerStatus.decode(answer.body());
        } catch (IOException | MalformedFact e) {
            throw Stopped.unavailable("the " + kind.word() + " does not answer: " + e.getMessage(), e);
        }
    }

    /// A connection to the running scorer.
    public EnclaveConnection connect() throws Stopped, IOException {
        if (running().isEmpty()) {
            throw Stopped.unavailable("no " + kind.word() + " runs on " + folder + "; ./riskmesh tee " + kind.word() + " start --data " + folder, null);
        }
        return new EnclaveConnection(new Socket(InetAddress.getLoopbackAddress(), port().orElseThrow(
                () -> Stopped.unavailable("the " + kind.word() + " has not said its port in " + outFile(), null))));
    }

    /// Its port, once it listens.
    public Optional<Integer> port() throws IOException {
        Path out = outFile();
        List<String> lines = Files.exists(out) ? Files.readAllLines(out) : List.of();
        String listening = kind.word().toUpperCase(Locale.ROOT) + " LISTENING ";
        return lines.stream().filter(line -> line.startsWith(listening))
                .map(line -> Integer.valueOf(line.substring(listening.length()).strip())).findFirst();
    }

    private void await(Process process) throws Stopped, IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (port().isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                Files.deleteIfExists(pidFile());
                throw Stopped.unavailable("the " + kind.word() + " did not start, see " + outFile(), null);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
