package io.riskmesh.incentive.evaluation;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.RunId;
import java.util.List;

/// What the ledger says of a run that is to be evaluated. All parties seal their inputs to one and the same.
///
/// @param coordinator who opened the run (`by` of its `TrainingRun`), and so the sums of its training
/// @param coinSeed of the run's seal
/// @param sealHeaderHash of the block that committed it
/// @param participants sorted; `rowBounds` and `leafSumRoots` are in their order
/// @param joined the participants in the order in which they joined
/// @param leafSumRoots of their last transcripts
/// @param priorTrees trees of the model's file before the grown ones, 0 or 1
/// @param gradientBound most of one row's gradient, in units of 2^-f
/// @param hessianBound most of one row's hessian, in units of 2^-f
public record RunFacts(RunId run, PartyId coordinator, Digest modelFileDigest, Digest coinSeed, Digest sealHeaderHash, long coinBlock,
        SettlementScheme scheme, List<PartyId> participants, List<PartyId> joined, List<Long> rowBounds, List<Digest> leafSumRoots,
        LeafRule rule, int priorTrees, long gradientBound, long hessianBound) {

    public RunFacts {
        participants = List.copyOf(participants);
        joined = List.copyOf(joined);
        rowBounds = List.copyOf(rowBounds);
        leafSumRoots = List.copyOf(leafSumRoots);
        if (rowBounds.size() != participants.size() || leafSumRoots.size() != participants.size()
                || !joined.stream().sorted().toList().equals(participants)) {
            throw new IllegalArgumentException("Expected a row bound, a root and a place in the order of joining for each participant");
        }
        if (gradientBound < 1 || hessianBound < 1 || priorTrees < 0 || priorTrees > 1) {
            throw new IllegalArgumentException("Expected bounds of at least 1 and at most one tree of the prior");
        }
    }

    /// What seed and block give.
    public Digest coin() {
        return Coin.tossed(coinSeed, sealHeaderHash.toBytes());
    }
}
