package io.riskmesh.gateway.outcome;

import java.util.Objects;

/// A command stops before it is done: its input or the world around it is not as needed. Never thrown for a bug.
///
/// The message is one line: what was expected, what came, and what to do about it when that is short.
public final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    private Stopped(ExitStatus status, String message, Throwable cause) {
        super(Objects.requireNonNull(message, "message").replace('\n', ' ').replace('\r', ' '), cause);
        this.status = status;
    }

    /// The command line is wrong (exit 2).
    public static Stopped usage(String message) {
        return new Stopped(ExitStatus.USAGE, message, null);
    }

    /// The data, the model or a rule says no (exit 3).
    public static Stopped refused(String message) {
        return new Stopped(ExitStatus.REFUSED, message, null);
    }

    /// A file or process cannot be reached (exit 4).
    public static Stopped unavailable(String message, Throwable cause) {
        return new Stopped(ExitStatus.UNAVAILABLE, message, cause);
    }

    /// Waiting took too long (exit 5).
    public static Stopped timeout(String message) {
        return new Stopped(ExitStatus.TIMEOUT, message, null);
    }

    /// Another process failed as it never should (exit 1); the message says which, and how to find its trace.
    public static Stopped unexpected(String message) {
        return new Stopped(ExitStatus.UNEXPECTED, message, null);
    }

    /// The status that the process ends with.
    public ExitStatus status() {
        return status;
    }
}
