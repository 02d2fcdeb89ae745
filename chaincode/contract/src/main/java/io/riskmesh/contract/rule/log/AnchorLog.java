package io.riskmesh.contract.rule.log;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Fact;
import java.util.List;

/// Publishes the state of the caller's own receipt log. The anchor before is not read, so that anchors may be sent one behind the
/// other; gaps and forks are found by the offline verifier.
public final class AnchorLog implements Rule<Anchor> {

    @Override
    public boolean speaksForCaller(Anchor anchor, Call call) {
        return anchor.log().startsWith(call.party().value() + ".");
    }

    @Override
    public List<Fact> check(Anchor anchor, Call call) throws Refused, MalformedFact {
        if (anchor.size() < anchor.previousSize()) {
            throw new MalformedFact("A log never shrinks, got " + anchor.previousSize() + " then " + anchor.size());
        }
        return List.of();
    }
}
