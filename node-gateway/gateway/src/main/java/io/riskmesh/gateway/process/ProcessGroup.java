package io.riskmesh.gateway.process;

import io.riskmesh.gateway.output.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Processes of one state file, each by a name: a line `NAME PID START` each. It ends only what stands there, and only while number
/// and start are those of the line.
///
/// Thread-safe within one process; two processes must not use one state file.
public final class ProcessGroup {
    private static final Duration LISTED_LIMIT = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 20;

    private final Path stateFile;

    /// The processes of a state file, which need not exist.
    public ProcessGroup(Path stateFile) {
        this.stateFile = stateFile.toAbsolutePath().normalize();
    }

    /// The process of that name, if it runs.
    public Optional<ProcessHandle> running(String name) throws IOException {
        return Optional.ofNullable(read().get(name)).flatMap(ProcessMark::running);
    }

    /// Starts a process that outlives this one; what it says goes to `log`.
    public synchronized ProcessHandle start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        if (!name.matches("[a-z0-9.-]{1,64}")) {
            throw new IllegalArgumentException("expected a name of [a-z0-9.-], got " + name);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Map<String, ProcessMark> marks = read();
        marks.put(name, ProcessMark.of(process.toHandle()));
        write(marks);
        return process.toHandle();
    }

    /// Asks all of them to end, waits, and kills what is left.
    ///
    /// @param limit from the request to the kill
    /// @return names of those that had to be killed
    public synchronized List<String> stop(Collection<String> names, Duration limit) throws IOException, InterruptedException {
        Map<String, ProcessMark> marks = read();
        names.forEach(name -> find(marks, name).ifPresent(ProcessHandle::destroy));
        List<String> killed = new ArrayList<>();
        long end = System.nanoTime() + limit.toNanos();
        for (String name : names) {
            while (find(marks, name).isPresent() && System.nanoTime() < end) {
                Thread.sleep(POLL_MILLIS);
            }
            if (find(marks, name).map(ProcessHandle::destroyForcibly).isPresent()) {
                killed.add(name);
            }
            awaitUnlisted(name, marks);
            marks.remove(name);
        }
        write(marks);
        return killed;
    }

    // Its sockets and files are closed a moment after its program is gone; if nobody waits for it, it stays listed for ever.
    private static void awaitUnlisted(String name, Map<String, ProcessMark> marks) throws InterruptedException {
        long end = System.nanoTime() + LISTED_LIMIT.toNanos();
        while (find(marks, name).isPresent() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static Optional<ProcessHandle> find(Map<String, ProcessMark> marks, String name) {
        return Optional.ofNullable(marks.get(name)).flatMap(ProcessMark::running);
    }

    private Map<String, ProcessMark> read() throws IOException {
        Map<String, ProcessMark> marks = new TreeMap<>();
        if (Files.exists(stateFile)) {
            for (String line : Files.readAllLines(stateFile)) {
                int space = line.indexOf(' ');
                if (space < 1) {
                    throw new IOException("not a line NAME PID START in " + stateFile);
                }
                marks.put(line.substring(0, space), ProcessMark.parse(line.substring(space + 1), stateFile));
            }
        }
        return marks;
    }

    private void write(Map<String, ProcessMark> marks) throws IOException {
        if (marks.isEmpty()) {
            Files.deleteIfExists(stateFile);
            return;
        }
        StringBuilder text = new StringBuilder();
        marks.forEach((name, mark) -> text.append(name).append(' ').append(mark.text()).append('\n'));
        WholeFile.write(stateFile, text.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
