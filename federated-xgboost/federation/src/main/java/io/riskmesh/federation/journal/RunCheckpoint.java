package io.riskmesh.federation.journal;

import io.riskmesh.boosting.training.StoppingState;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.transcript.Transcript;

/// A point that a bank can go back to: after a closed slot.
///
/// @param epoch of the session it was reached in
/// @param floor the lowest slot that may still be begun
/// @param stopping how early stopping stands; known to the coordinator only, the start elsewhere
public record RunCheckpoint(int epoch, int floor, Transcript transcript, RunProgress progress, StoppingState stopping) {}
