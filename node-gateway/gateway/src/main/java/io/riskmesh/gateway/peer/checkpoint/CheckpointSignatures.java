package io.riskmesh.gateway.peer.checkpoint;

/// Knows the RECEIPT keys of the current `Party` facts.
@FunctionalInterface
public interface CheckpointSignatures {
    /// Whether the owner of the checkpoint's log signed it.
    boolean hold(SignedCheckpoint checkpoint);
}
