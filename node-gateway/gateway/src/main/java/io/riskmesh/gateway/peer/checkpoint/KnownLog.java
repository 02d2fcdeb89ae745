package io.riskmesh.gateway.peer.checkpoint;

import io.riskmesh.ledger.receipt.ConsistencyProof;
import java.util.Optional;

/// A log as the gateway that keeps it knows it. Answers from memory, at once; thread-safe.
public interface KnownLog {
    /// The log's id.
    String id();

    /// The latest signed checkpoint; empty before the first.
    Optional<SignedCheckpoint> latest();

    /// That the log of one epoch begins with that of another.
    Optional<ConsistencyProof> consistency(int earlierEpoch, int laterEpoch);
}
