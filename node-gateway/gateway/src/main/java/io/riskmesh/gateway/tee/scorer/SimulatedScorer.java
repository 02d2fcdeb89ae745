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
import java.util.Map;
import java.util.Optional;

/// The simulated scorer of one folder, running or not. `scorer.pid` says which process it is, by number and by the instant of its
/// start; `scorer.out` holds what it said, its port among it. It keeps nothing on disk: stopped, it has forgotten everything.
public final class SimulatedScorer {

    /// What every answer about it says.
    public static final String NOTICE = "SIMULATED ATTESTATION: THIS SCORER PROVES NOTHING AND PROTECTS NOTHING; development only";

    private static final String LAUNCHER = "RISKMESH_LAUNCHER";
    private static final String PID_FILE = "scorer.pid";
    private static final String OUT_FILE = "scorer.out";
    private static final String LISTENING = "SCORER LISTENING ";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long ANSWER_MILLIS = 5_000;
    private static final long POLL_MILLIS = 20;

    private final Path folder;

    public SimulatedScorer(Path folder) {
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
            throw Stopped.unavailable("the launcher starts the scorer: expected its path in the variable " + LAUNCHER
                    + "; run ./riskmesh tee scorer start", null);
        }
        Files.createDirectories(folder);
        Path out = folder.resolve(OUT_FILE);
        Files.deleteIfExists(out);
        Process process = new ProcessBuilder(launcher, "simulated-scorer", "jar", "127.0.0.1", Integer.toString(port))
                .redirectInput(new File("/dev/null")).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        WholeFile.write(folder.resolve(PID_FILE),
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
                    throw Stopped.timeout("the scorer did not stop within " + LIMIT.toSeconds() + " s and was killed");
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
        Files.deleteIfExists(folder.resolve(PID_FILE));
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
            throw Stopped.unavailable("the scorer does not answer: " + e.getMessage(), e);
        }
    }

    /// A connection to the running scorer.
    public EnclaveConnection connect() throws Stopped, IOException {
        if (running().isEmpty()) {
            throw Stopped.unavailable("no scorer runs on " + folder + "; ./riskmesh tee scorer start --data " + folder, null);
        }
        return new EnclaveConnection(new Socket(InetAddress.getLoopbackAddress(), port().orElseThrow(
                () -> Stopped.unavailable("the scorer has not said its port in " + folder.resolve(OUT_FILE), null))));
    }

    /// Its port, once it listens.
    public Optional<Integer> port() throws IOException {
        Path out = folder.resolve(OUT_FILE);
        List<String> lines = Files.exists(out) ? Files.readAllLines(out) : List.of();
        return lines.stream().filter(line -> line.startsWith(LISTENING))
                .map(line -> Integer.valueOf(line.substring(LISTENING.length()).strip())).findFirst();
    }

    private void await(Process process) throws Stopped, IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (port().isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                Files.deleteIfExists(folder.resolve(PID_FILE));
                throw Stopped.unavailable("the scorer did not start, see " + folder.resolve(OUT_FILE), null);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
