package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Withdrawal;
import java.util.List;

/// Undoes the party's own approval for good.
public final class Withdraw implements Rule<Withdrawal> {

    @Override
    public boolean isMember(Withdrawal withdrawal, Call call) throws Refused {
        return Founding.isMember(withdrawal.subjectKind(), withdrawal.subject(), call);
    }

    @Override
    public List<Fact> check(Withdrawal withdrawal, Call call) throws Refused {
        Subjects.mustHaveDigest(withdrawal.subjectKind(), withdrawal.subject(), withdrawal.subjectDigest(), call);
        call.ledger().need(Approval.keyOf(withdrawal.subjectKind(), withdrawal.subject(), call.party()), Approval.class);
        return List.of();
    }
}
