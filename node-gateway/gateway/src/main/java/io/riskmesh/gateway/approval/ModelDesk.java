package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.http.Caller;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.part.ModelRef;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Model versions from their proposal to their end. Thread-safe; methods may block.
public interface ModelDesk {

    /// Where a version stands.
    enum Stage {
        /// On the ledger, short of its quorum.
        PROPOSED,
        /// Enough banks approve.
        APPROVED,
        /// In use.
        ACTIVE,
        /// Was in use.
        RETIRED,
        /// Must not be used.
        REVOKED;

        private final String id = name().toLowerCase(Locale.ROOT);

        /// The word in answers.
        public String id() {
            return id;
        }
    }

    /// A version.
    ///
    /// @param approvalId of its approval
    /// @param activation the last that names it
    record Version(ModelVersion model, Stage stage, String approvalId, Optional<Activation> activation) {}

    /// Where a version shall go.
    ///
    /// @param to `proposed` (a run's model, version = the next one), `active`, `retired` or `revoked`
    /// @param reasonCode an id of the ledger; needed to revoke
    record Transition(ModelRef model, Stage to, Optional<String> reasonCode) {}

    /// All versions, newest first.
    List<Version> list();

    /// One of them.
    Optional<Version> get(ModelRef model);

    /// Lays the model of a completed run before a second person of this bank, then before all banks. Done by itself at the bank that
    /// started the run; asking again gives the same approval.
    ///
    /// @param run its id in the API, or on the ledger
    ApprovalDesk.Answer propose(Caller caller, String run) throws IOException;

    /// Puts an approved version in use, or takes it out of use.
    ///
    /// @param wait for the block at most so long
    WriteAnswer transition(Caller caller, Transition transition, Duration wait) throws IOException, InterruptedException;
}
