package io.riskmesh.gateway.run;

import io.riskmesh.gateway.run.fact.RunStopped;
import java.io.IOException;
import java.util.List;

/// The runs of this bank whose contributions are to be measured.
@FunctionalInterface
public interface MeasuredRuns {

    /// Completed ones that were opened under a settlement scheme and have no report yet, the oldest first.
    List<CompletedRun> waiting() throws IOException, RunStopped, InterruptedException;
}
