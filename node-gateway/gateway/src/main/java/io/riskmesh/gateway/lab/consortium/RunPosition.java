package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.gateway.lab.fault.FaultPoint.Phase;

/// Where a run stands, as the coordinator's messages to all banks tell it.
///
/// @param phase what banks are asked now
/// @param tree from 0; 0 before the first
/// @param level of the tree, or round of the cuts
record RunPosition(Phase phase, int tree, int level) {
    static final RunPosition START = new RunPosition(Phase.CUTS, 0, -1);

    /// The position after one more message; most messages change nothing.
    RunPosition after(RoundMessage message) {
        return switch (message) {
            case CutBuckets cuts -> CutRequest.decode(cuts.request().array()) instanceof Decoded.Value(CutRequest request)
                    ? new RunPosition(Phase.CUTS, 0, request.round())
                    : this;
            case BeginTree begin -> new RunPosition(Phase.HISTOGRAM, begin.header().tree(), 0);
            case CandidateSplits candidates when candidates.presence() -> new RunPosition(Phase.PRESENCE, tree, level);
            case ChosenSplits chosen when !chosen.build().isEmpty() -> new RunPosition(Phase.HISTOGRAM, tree, level + 1);
            case TreeDone done -> new RunPosition(Phase.LEAVES, done.header().tree(), 0);
            default -> this;
        };
    }
}
