package io.riskmesh.verifier.receipts.steps;

import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Facts that a verification of blocks read: what an auditor has who trusts no gateway.
public final class FactsOfBlocks implements FactsOfLedger {
    private final TreeMap<FactKey, Fact> facts = new TreeMap<>();
    private final String trust;

    /// @param found facts of blocks that verify, in their order
    public FactsOfBlocks(List<Fact> found, boolean embedded) {
        found.forEach(fact -> facts.putIfAbsent(fact.key(), fact));
        this.trust = embedded ? "blocks of an embedded ledger, single operator" : "blocks of a Fabric channel";
    }

    @Override
    public <F extends Fact> Optional<F> find(FactKey key, Class<F> type) {
        return Optional.ofNullable(facts.get(key)).filter(type::isInstance).map(type::cast);
    }

    @Override
    public List<Fact> list(FactKey prefix) {
        int parts = prefix.attributes().size();
        return facts.entrySet().stream().filter(entry -> entry.getKey().type().equals(prefix.type())
                        && entry.getKey().attributes().size() >= parts && entry.getKey().attributes().subList(0, parts).equals(prefix.attributes()))
                .map(Map.Entry::getValue).toList();
    }

    /// All of them, by key.
    public Collection<Fact> all() {
        return Collections.unmodifiableCollection(facts.values());
    }

    @Override
    public String trust() {
        return trust;
    }
}
