package io.riskmesh.incentive.input;

/// Bytes that are no evaluation input.
public final class MalformedInput extends Exception {

    private static final long serialVersionUID = 1;

    public MalformedInput(String message) {
        super(message);
    }
}
