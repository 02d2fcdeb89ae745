package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.gateway.cli.RiskmeshCli;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The command line as a process of its own, which a test may kill.
public final class RiskmeshProcess implements AutoCloseable {
    private final Process process;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Thread reader;

    private RiskmeshProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    /// Starts it; both streams are read together.
    public static RiskmeshProcess start(List<String> command) throws IOException {
        return start(List.of(), command);
    }

    /// The same with more options of the virtual machine.
    public static RiskmeshProcess start(List<String> options, List<String> command) throws IOException {
        List<String> line = javaLine(command);
        line.addAll(1, options);
        return start(new ProcessBuilder(line));
    }

    private static RiskmeshProcess start(ProcessBuilder builder) throws IOException {
        builder.redirectErrorStream(true).environment().put("OMP_WAIT_POLICY", "passive");
        return new RiskmeshProcess(builder.start());
    }

    private static List<String> javaLine(List<String> command) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), RiskmeshCli.class.getName()));
        line.addAll(command);
        return line;
    }

    private void read() {
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("reading ended: " + e.getMessage());
        }
    }

    /// Waits until a line holds the text, the process has ended, or the time is over.
    public boolean waitForLine(String text, long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            if (output().contains(text)) {
                return true;
            }
            if (!process.isAlive()) {
                return false;
            }
            Thread.sleep(5);
        }
        return false;
    }

    /// From now on no file of the process can grow above so many bytes: what a full disk looks like to it. Without `prlimit` the
    /// test is skipped.
    void limitFiles(int bytes) throws InterruptedException {
        try {
            int status = new ProcessBuilder("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + bytes).start().waitFor();
            assumeTrue(status == 0, "prlimit is not allowed here");
        } catch (IOException e) {
            assumeTrue(false, "prlimit is not there: " + e.getMessage());
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL; the process does nothing more.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        reader.join();
    }

    int exitStatus(long seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
            throw new AssertionError("did not end within " + seconds + " s: " + output());
        }
        reader.join();
        return process.exitValue();
    }

    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
