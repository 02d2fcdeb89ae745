package io.riskmesh.boosting.canonical;

/// Bytes are not the encoding of a value. Caught by [Decoded#read].
public final class MalformedBytes extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedBytes(String expectedAndGot) {
        super(expectedAndGot);
    }
}
