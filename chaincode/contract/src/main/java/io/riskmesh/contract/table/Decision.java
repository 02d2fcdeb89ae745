package io.riskmesh.contract.table;

import io.riskmesh.contract.refusal.Refusal;
import io.riskmesh.ledger.fact.Fact;
import java.util.List;

/// What becomes of a call that would write.
public sealed interface Decision {

    /// The facts are written, the one that was asked for first.
    record Accepted(List<Fact> facts) implements Decision {
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    /// Nothing is written.
    record Declined(Refusal refusal) implements Decision {}
}
