package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.facts.ledger.FactLedger;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// What a rule looks at: the ledger before the transaction, and what else the transaction wrote.
///
/// @param beside all facts of the transaction
/// @param block in which the transaction stands
public record Scene(FactLedger ledger, List<Fact> beside, long block) {

    public Scene {
        beside = List.copyOf(beside);
    }

    <F extends Fact> F need(FactKey key, Class<F> type) throws BrokenRule {
        return ledger.find(key, type)
                .orElseThrow(() -> new BrokenRule(LedgerReason.NOT_FOUND, "nothing stands under " + key));
    }

    <F extends Fact> Optional<F> find(FactKey key, Class<F> type) {
        return ledger.find(key, type);
    }

    boolean has(FactKey key) {
        return ledger.has(key);
    }

    /// Facts of one kind that the same transaction wrote.
    <F extends Fact> List<F> beside(Class<F> type) {
        return beside.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// The consortium in force.
    Consortium rules() throws BrokenRule {
        return ledger.consortium()
                .orElseThrow(() -> new BrokenRule(SharedReason.NOT_A_MEMBER, "no consortium is in force"));
    }

    boolean isMember(PartyId party) {
        return ledger.consortium().isPresent() && ledger.consortium().get().members().contains(party);
    }

    /// That link n is the next of a chain. That it is not there already is told by the rewritten key.
    void mustContinue(IntFunction<FactKey> chain, int n) throws BrokenRule {
        BrokenRule.unless(n == 1 || has(chain.apply(n - 1)), LedgerReason.NOT_CURRENT,
                "written before " + chain.apply(Math.max(1, n - 1)));
    }

    /// That link n is the last of a chain.
    void mustEnd(IntFunction<FactKey> chain, int n) throws BrokenRule {
        BrokenRule.unless(has(chain.apply(n)), LedgerReason.NOT_CURRENT, "nothing stands under " + chain.apply(n));
        BrokenRule.unless(n == Integer.MAX_VALUE || !has(chain.apply(n + 1)), LedgerReason.NOT_CURRENT,
                chain.apply(n) + " is not the last of its chain");
    }
}
