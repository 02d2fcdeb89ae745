package io.riskmesh.gateway.contribution.desk;

import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import java.util.List;
import java.util.Optional;

/// Facts as a running ledger's peer gives them.
public record DeskFacts(LedgerDesk desk) implements FactsAt<Stopped> {

    @Override
    public Optional<Fact> get(FactKey key) throws Stopped {
        return desk.get(key);
    }

    @Override
    public List<Fact> list(FactKey prefix) throws Stopped {
        return desk.list(prefix);
    }
}
