package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A way to a scorer. Nothing on it is trusted; what matters is sealed. Thread-safe.
public interface ScorerChannel {

    /// Sends a request; does not wait.
    ///
    /// @return the answer, which may be [FrameType#REFUSED]; fails with an [java.io.IOException] if none came in time
    CompletableFuture<Frame> call(FrameType type, byte[] body, Duration budget);
}
