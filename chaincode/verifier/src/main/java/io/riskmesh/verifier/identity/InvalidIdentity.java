package io.riskmesh.verifier.identity;

/// An identity that no organisation of the channel vouches for, or one that does not decode. The message says why.
public final class InvalidIdentity extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidIdentity(String message) {
        super(message);
    }
}
