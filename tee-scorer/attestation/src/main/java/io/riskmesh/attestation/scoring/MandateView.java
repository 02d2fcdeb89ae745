package io.riskmesh.attestation.scoring;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Fact;
import java.util.List;
import java.util.Optional;

/// A bank's projection of the ledger, as far as a mandate looks at it.
public interface MandateView {

    String channel();

    /// All facts with their blocks, in the order of the ledger.
    List<PlacedFact> facts();

    /// Hash of a block's header.
    ///
    /// @param block that holds one of the facts
    Digest headerHash(long block);

    /// A policy by its digest; banks exchange policies off the ledger, which holds their digests. A policy that a bank has not got
    /// makes its mandate differ from the others', so nothing is signed under a policy nobody read.
    Optional<ScoringPolicy> policy(Digest digest);

    /// A fact and the block that wrote it.
    record PlacedFact(long block, Fact fact) {}
}
