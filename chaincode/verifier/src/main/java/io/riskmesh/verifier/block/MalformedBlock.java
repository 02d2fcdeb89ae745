package io.riskmesh.verifier.block;

/// Bytes of a block or of a part of one that are not what they should be. The message says what was expected.
public final class MalformedBlock extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedBlock(String message) {
        super(message);
    }
}
