package io.riskmesh.federation.role;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.rules.RuleTally;
import io.riskmesh.federation.rules.Verdict;

/// Takes the verdicts of leakage rules during one step: counts each, and turns a refusal into one of the round.
/// Not thread-safe.
public final class RuleDesk {
    private RuleTally tally;

    public RuleDesk(RuleTally before) {
        tally = before;
    }

    public void require(Verdict verdict) throws RefusedRound {
        tally = tally.with(verdict);
        if (verdict instanceof Verdict.Refused(_, var code, String expected, String actual)) {
            throw new RefusedRound(new RunRefusal(code, expected, actual));
        }
    }

    /// Whether the rule allows it, where a refusal is the normal flow.
    public boolean allows(Verdict verdict) {
        tally = tally.with(verdict);
        return verdict.isAllowed();
    }

    public RuleTally tally() {
        return tally;
    }
}
