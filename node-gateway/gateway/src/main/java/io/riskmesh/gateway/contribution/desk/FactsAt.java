package io.riskmesh.gateway.contribution.desk;

import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import java.util.List;
import java.util.Optional;

/// Where facts about contributions are read: at a ledger's peers, or in a gateway's own copy of the blocks.
///
/// @param <E> what the place fails with
public interface FactsAt<E extends Exception> {

    /// What stands under a key.
    Optional<Fact> get(FactKey key) throws E;

    /// What stands under the keys that begin so.
    List<Fact> list(FactKey prefix) throws E;
}
