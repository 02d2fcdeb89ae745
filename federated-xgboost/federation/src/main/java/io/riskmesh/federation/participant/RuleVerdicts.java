package io.riskmesh.federation.participant;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.rules.Verdict;

/// Turns a rule's verdict into a refusal of the round.
final class RuleVerdicts {

    private RuleVerdicts() {}

    static void require(Verdict verdict) throws RefusedRound {
        if (verdict instanceof Verdict.Refused(_, var code, String expected, String actual)) {
            throw new RefusedRound(new RunRefusal(code, expected, actual));
        }
    }
}
