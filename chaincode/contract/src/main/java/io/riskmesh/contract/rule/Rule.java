package io.riskmesh.contract.rule;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import java.util.List;

/// Decides whether one kind of fact may be written. Pure but for point reads of the state; objects of this type hold no state.
public interface Rule<F extends Fact> {

    /// Whether the caller's party is a member, by the consortium in force. The rules that found the first consortium look elsewhere.
    default boolean isMember(F fact, Call call) throws Refused {
        return call.governance().isMember(call.party());
    }

    /// Whether the fact speaks for the caller's own party only. Where the fact names no party but its author there is nothing to check.
    default boolean speaksForCaller(F fact, Call call) throws Refused {
        return true;
    }

    /// Refuses, or gives the facts that are written besides this one.
    List<Fact> check(F fact, Call call) throws Refused, MalformedFact;
}
