package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.report.FaultReport;
import io.riskmesh.gateway.report.PrivacySummary;
import java.util.List;

/// What a federated run gave.
///
/// @param file the model file for release, as every bank has it
/// @param released what it says, with dictionaries
/// @param terms that all banks agreed on
/// @param transcript the coordinator's messages to all banks, in order
/// @param sampleSeeds of the banks' row samples, in the order of the roster; a real run keeps them secret
/// @param privacy what the rules did
/// @param wire bytes between banks, of this process
/// @param grownTrees trees that this process grew; fewer than the model has after a resume
/// @param faults banks that were made to leave
public record FederatedModel(
        byte[] file,
        TreeEnsemble released,
        RunTerms terms,
        List<byte[]> transcript,
        List<Long> sampleSeeds,
        PrivacySummary privacy,
        WireCount wire,
        int grownTrees,
        List<FaultReport> faults) {
    /// Copies the lists.
    public FederatedModel {
        transcript = List.copyOf(transcript);
        sampleSeeds = List.copyOf(sampleSeeds);
        faults = List.copyOf(faults);
    }

    /// Bytes that a bank sent and received per tree, mean over banks and trees; 0 if this process grew none.
    public long bytesPerBankPerTree() {
        return grownTrees == 0 ? 0 : 2 * wire.total() / terms.roster().size() / grownTrees;
    }
}
