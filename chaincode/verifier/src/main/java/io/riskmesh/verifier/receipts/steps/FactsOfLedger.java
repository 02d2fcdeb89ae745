package io.riskmesh.verifier.receipts.steps;

import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A ledger whose blocks were verified, as far as the verification of a receipt looks at it.
public interface FactsOfLedger {

    /// The fact under a key, of whatever type is expected there.
    <F extends Fact> Optional<F> find(FactKey key, Class<F> type) throws IOException;

    /// Facts whose keys begin so.
    List<Fact> list(FactKey prefix) throws IOException;

    /// Why what stands here is to be believed, in a few words.
    String trust();
}
