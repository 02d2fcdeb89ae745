package io.riskmesh.verifier.block;

/// A source of blocks that cannot be read: no such folder, an I/O error, a stream that broke.
public final class UnreadableSource extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableSource(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableSource(String message) {
        super(message);
    }
}
