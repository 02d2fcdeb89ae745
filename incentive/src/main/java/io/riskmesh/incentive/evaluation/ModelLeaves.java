package io.riskmesh.incentive.evaluation;

import io.riskmesh.ledger.canonical.Digest;
import java.util.List;

/// The leaves of a model's file: what the trees say, tree by tree in the order of their nodes, in units of 2^-26. The prior's tree
/// is not among them.
public record ModelLeaves(Digest fileDigest, List<List<Long>> weights) {

    public ModelLeaves {
        weights = weights.stream().map(List::copyOf).toList();
    }
}
