package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Optional;

/// A party's yes or no to a subject, once and for good, while the proposal is open.
public final class Approve implements Rule<Approval> {

    @Override
    public boolean isMember(Approval approval, Call call) throws Refused {
        return Founding.isMember(approval.subjectKind(), approval.subject(), call);
    }

    // A bank that joined since, or had not decided, may still say yes to an image that its own gateway shall trust.
    private static boolean isInForce(Approval approval, Call call) {
        return approval.subjectKind() == SubjectKind.REFERENCE_VALUES
                && call.ledger().has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, approval.subject()));
    }

    @Override
    public List<Fact> check(Approval approval, Call call) throws Refused {
        Optional<Fact> proposed = Subjects.mustHaveDigest(approval.subjectKind(), approval.subject(), approval.subjectDigest(), call);
        if (proposed.isPresent() && !isInForce(approval, call)) {
            call.mustLieAhead("the end of the proposal", proposed.get().at() + Approval.OPEN_MS);
        }
        return List.of();
    }
}
