package io.riskmesh.gateway.contribution.column;

import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;

/// What a bank kept of a run that it took part in, enough to recompute its column of the run's contribution report.
///
/// @param coin as this gateway tossed it, from the hash of the block that sealed the run
/// @param modelFileDigest of the model file that this gateway holds
/// @param leafSumRoot of its last transcript
/// @param rule training's leaf rule in integers
/// @param leafWeights of the model, tree by tree in the order of their nodes, in units of 2^-26
/// @param holdout sums of the bank's own holdout rows
public record OwnRun(Digest coin, Digest modelFileDigest, Digest leafSumRoot, LeafRule rule, List<List<Long>> leafWeights,
        List<LeafSum> holdout) {

    public OwnRun {
        leafWeights = leafWeights.stream().map(List::copyOf).toList();
        holdout = List.copyOf(holdout);
    }

    /// Names no sum: they are the bank's.
    @Override
    public String toString() {
        return "OwnRun[" + modelFileDigest + ", " + leafWeights.size() + " trees, " + holdout.size() + " sums]";
    }
}
