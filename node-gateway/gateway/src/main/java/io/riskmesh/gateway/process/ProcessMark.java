package io.riskmesh.gateway.process;

import java.io.IOException;
import java.util.Optional;

/// A process by its number and the instant of its start, as numbers are used again.
///
/// @param start ms since the epoch as text, or `unknown`
public record ProcessMark(long pid, String start) {

    /// The mark of a process that runs.
    public static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(),
                process.info().startInstant().map(start -> Long.toString(start.toEpochMilli())).orElse("unknown"));
    }

    /// Reads `PID START`.
    ///
    /// @param where for the message
    /// @throws IOException if the text is something else
    public static ProcessMark parse(String text, Object where) throws IOException {
        String[] parts = text.strip().split(" ", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}")) {
            throw new IOException("not a process id and its start: " + where);
        }
        return new ProcessMark(Long.parseLong(parts[0]), parts[1]);
    }

    /// `PID START`, as {@link #parse} reads it.
    public String text() {
        return pid + " " + start;
    }

    /// The process, if it runs still. One that ended but that nobody waited for keeps its number and its start, not its program.
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessMark::runs).filter(found -> of(found).equals(this));
    }

    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
