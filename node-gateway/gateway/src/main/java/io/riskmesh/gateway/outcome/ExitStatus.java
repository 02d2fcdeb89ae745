package io.riskmesh.gateway.outcome;

/// What the process answers to its caller; scripts depend on these numbers, so they never change.
public enum ExitStatus {
    /// The command did what it was asked.
    DONE(0),
    /// A bug: the line on standard error names the exception.
    UNEXPECTED(1),
    /// The command line itself is wrong.
    USAGE(2),
    /// The answer is no: input refused, a rule refused, or a check failed.
    REFUSED(3),
    /// A file, process or peer that the command needs is not there.
    UNAVAILABLE(4),
    /// Something was waited for and did not come.
    TIMEOUT(5),
    /// Stopped by the user.
    INTERRUPTED(130);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    /// The number given to the operating system, 0..130.
    public int code() {
        return code;
    }
}
