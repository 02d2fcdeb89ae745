package io.riskmesh.xgboost4j;

import java.io.Serial;

/// The native library refused or failed; the message says at what, the cause is its own error.
public final class NativeTrainingException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    public NativeTrainingException(String message) {
        super(message);
    }

    public NativeTrainingException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
