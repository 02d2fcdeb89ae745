package io.riskmesh.simulator.output;

/// The output folder cannot be written, or holds something else.
public final class OutputException extends Exception {

    private static final long serialVersionUID = 1;

    public OutputException(String message) {
        super(message);
    }

    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
