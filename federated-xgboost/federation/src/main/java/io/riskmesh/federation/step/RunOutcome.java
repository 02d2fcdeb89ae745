package io.riskmesh.federation.step;

import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.securesum.octets.Octets;

/// How a run ended for one bank.
public sealed interface RunOutcome {

    /// @param file the model file for release: stripped, equal at all banks
    /// @param model the coordinator's own trees with full statistics for its archive; at other banks the trees of the file
    record Done(Octets file, TreeEnsemble model) implements RunOutcome {}

    /// Stopped; may be opened again from what is stored.
    record Resumable(RunRefusal reason) implements RunOutcome {}

    /// Stopped for good: somebody broke the protocol, or the run cannot be.
    record Failed(RunRefusal reason) implements RunOutcome {}
}
