package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.part.SubjectKind;

/// Who may speak before a consortium is in force: the members that a proposal for the first one names, about that proposal.
final class Founding {

    private Founding() {}

    /// @param proposal its digest in hex
    static boolean isMember(SubjectKind kind, String proposal, Call call) throws Refused {
        if (call.governance().seq() > 0) {
            return call.governance().isMember(call.party());
        }
        return kind == SubjectKind.CONSORTIUM && Subjects.proposal(proposal, call).members().contains(call.party());
    }
}
