package io.riskmesh.gateway.run.flow;

import io.riskmesh.federation.joint.JointData;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.contribution.sums.RunLeafSums;
import io.riskmesh.gateway.dataset.Dataset;
import java.util.Optional;

/// A sealed run as this bank takes part in it.
///
/// @param terms equal at all banks
/// @param train this bank's rows to learn from
/// @param validation its rows for early stopping; may be empty
/// @param joint both sides of its payments, in a run on them
/// @param leafSums of its rows, where contributions are measured
record JoinedRun(RunTerms terms, Dataset train, Dataset validation, Optional<JointData> joint, long sampleSeed,
        Optional<RunLeafSums> leafSums) {
    @Override
    public String toString() {
        return "JoinedRun[" + terms.run().id() + "]";
    }
}
