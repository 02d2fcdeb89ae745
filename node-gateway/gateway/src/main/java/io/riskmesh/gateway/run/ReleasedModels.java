package io.riskmesh.gateway.run;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Model files that this gateway has and has looked at: `models/<digest>.ubj` in its data folder. Thread-safe.
public interface ReleasedModels {

    /// All models of completed runs, newest first.
    List<ReleasedModel> all() throws StorageFailure;

    /// The model of a run, once the run is completed here.
    Optional<ReleasedModel> of(RunId run) throws StorageFailure;

    /// The bytes of a file; empty if it is not here. What is on disk is compared with its name before it is given away.
    Optional<byte[]> file(Digest digest) throws IOException;

    /// Why this gateway would not approve a version with this file: it does not have the file (`not_found`), the run was another
    /// one's, or the file says more of its rows than a released one may (R11, `model_not_stripped`). Empty if it would.
    Optional<Refusal> refusal(RunId run, Digest file) throws IOException;

    /// Calls the listener for each model that is completed from now on, on a thread that may block.
    void onRelease(Listener listener);

    /// Hears of new models.
    @FunctionalInterface
    interface Listener {
        void released(ReleasedModel model);
    }
}
