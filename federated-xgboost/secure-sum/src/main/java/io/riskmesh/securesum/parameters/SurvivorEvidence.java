package io.riskmesh.securesum.parameters;

import io.riskmesh.securesum.octets.Octets;

/// Answers whether a set is *the* set of its slots. The whole argument that no bank is isolated by two sums over different
/// sets rests on this answer: an implementation must consult something that orders the sets for all banks alike (the
/// ledger), and must answer the same for the same set for ever.
@FunctionalInterface
public interface SurvivorEvidence {

    /// @param evidence what the relay sent along with the set; its meaning is the implementation's
    boolean proves(SurvivorSet set, Octets evidence);
}
