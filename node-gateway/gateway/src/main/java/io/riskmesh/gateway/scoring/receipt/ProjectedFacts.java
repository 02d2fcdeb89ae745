package io.riskmesh.gateway.scoring.receipt;

import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.verifier.receipts.steps.FactsOfLedger;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A gateway's own projection.
///
/// @param projection whose blocks continue each other
record ProjectedFacts(Projection projection) implements FactsOfLedger {
    private static final int MOST = 10_000;

    @Override
    public <F extends Fact> Optional<F> find(FactKey key, Class<F> type) throws IOException {
        return projection.get(key).value().map(FactRow::fact).filter(type::isInstance).map(type::cast);
    }

    @Override
    public List<Fact> list(FactKey prefix) throws IOException {
        return projection.list(prefix, MOST).value().stream().map(FactRow::fact).toList();
    }

    @Override
    public String trust() {
        return "this gateway's projection";
    }
}
