package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.state.PolicyInForce;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// A proposal for the next consortium. It changes nothing until it is enacted.
public final class ProposeConsortium implements Rule<Consortium> {

    /// Fewest contributors of any run, and fewest banks by which two cohorts differ.
    private static final int FLOOR = 3;

    @Override
    public boolean isMember(Consortium proposal, Call call) {
        return call.governance().seq() == 0
                ? proposal.members().contains(call.party())
                : call.governance().isMember(call.party());
    }

    @Override
    public List<Fact> check(Consortium proposal, Call call) throws Refused, MalformedFact {
        PolicyInForce.read(proposal.appraisalPolicy());
        int current = call.governance().seq();
        Refused.unless(proposal.seq() == current + 1L, LedgerReason.NOT_CURRENT,
                "expected consortium " + (current + 1L) + ", got " + proposal.seq());
        if (call.governance().consortium().isPresent()) {
            Refused.unless(proposal.mode() == call.governance().rules().mode(), LedgerReason.MODE_FIXED,
                    "the mode is " + call.governance().rules().mode() + " for ever");
        }
        int members = proposal.members().size();
        mustBeMajority("governanceQuorum", proposal.governanceQuorum(), members);
        mustBeMajority("modelQuorum", proposal.modelQuorum(), members);
        mustReachFloor("minContributors", proposal.minContributors());
        mustReachFloor("cohortChangeMinimum", proposal.cohortChangeMinimum());
        return List.of();
    }

    private static void mustBeMajority(String name, int quorum, int members) throws Refused {
        int least = members / 2 + 1;
        Refused.unless(quorum >= least && quorum <= members, LedgerReason.FLOOR_VIOLATED,
                name + " lies within " + least + ".." + members + ", got " + quorum);
    }

    private static void mustReachFloor(String name, int value) throws Refused {
        Refused.unless(value >= FLOOR, LedgerReason.FLOOR_VIOLATED, name + " is at least " + FLOOR + ", got " + value);
    }
}
