package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Fact;
import java.util.List;

/// A party's yes or no to a subject, once and for good.
public final class Approve implements Rule<Approval> {

    @Override
    public boolean isMember(Approval approval, Call call) throws Refused {
        return Founding.isMember(approval.subjectKind(), approval.subject(), call);
    }

    @Override
    public List<Fact> check(Approval approval, Call call) throws Refused {
        Subjects.mustHaveDigest(approval.subjectKind(), approval.subject(), approval.subjectDigest(), call);
        return List.of();
    }
}
