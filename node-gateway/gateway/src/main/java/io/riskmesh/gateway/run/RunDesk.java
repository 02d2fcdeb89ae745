package io.riskmesh.gateway.run;

import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.List;
import java.util.Optional;

/// The training runs of this bank: those that it started and those that it was invited to. Everything is answered from this
/// bank's own tables and its own view of the ledger. Thread-safe; calls may wait for the database, never for a peer.
public interface RunDesk {

    /// What a request came to.
    sealed interface Answer {
        /// The run as it stands now.
        record Taken(RunView run) implements Answer {}

        /// Nothing was changed.
        record Refused(Refusal refusal) implements Answer {}
    }

    /// Checks a request as a start would, and tells what the run would show to whom and cost; nothing is kept.
    RunPlan plan(RunRequest request) throws StorageFailure;

    /// Starts a run under the authorisations that stand on the ledger now. It is durable when this returns; the rest happens by
    /// itself. Refused without a live grant of every invited bank, or when the view of the ledger is too old to say so.
    ///
    /// @param subject who asks, for the log of decisions
    Answer start(RunRequest request, String subject) throws StorageFailure;

    /// All runs that this bank knows, newest first.
    List<RunView> list() throws StorageFailure;

    /// A run by its id, or by its name on the ledger.
    Optional<RunView> get(String id) throws StorageFailure;

    /// What was measured, tree by tree; empty for an unknown run.
    List<TreeMetric> metrics(String id) throws StorageFailure;

    /// What the ledger says about each invited bank; empty for an unknown run.
    Optional<RunParticipation> participation(String id) throws StorageFailure;

    /// What happened, oldest first; empty for an unknown run.
    List<RunLogLine> log(String id) throws StorageFailure;

    /// Stops a run for good; at the bank that started it, for all banks. A bank that was invited only leaves it.
    Answer cancel(String id, String subject) throws StorageFailure;

    /// Goes on with a run that failed and can be resumed.
    Answer resume(String id, String subject) throws StorageFailure;
}
