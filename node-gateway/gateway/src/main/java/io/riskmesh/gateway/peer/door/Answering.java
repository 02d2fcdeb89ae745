package io.riskmesh.gateway.peer.door;

/// Where an answer goes. Takes one, from any thread, and never blocks; what comes after the first is dropped.
@FunctionalInterface
public interface Answering {
    void answer(PeerAnswer answer);
}
