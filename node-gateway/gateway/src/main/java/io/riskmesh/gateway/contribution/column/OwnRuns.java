package io.riskmesh.gateway.contribution.column;

import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.util.Optional;

/// What this gateway kept of its runs. Thread-safe.
@FunctionalInterface
public interface OwnRuns {

    /// Empty if it kept nothing that a column could be checked with.
    Optional<OwnRun> of(RunId run) throws IOException;
}
