package io.riskmesh.embedded.network;

/// The folder holds a channel that was made for other members, or another channel.
public final class OtherChannel extends Exception {
    private static final long serialVersionUID = 1L;

    OtherChannel(String message) {
        super(message);
    }
}
