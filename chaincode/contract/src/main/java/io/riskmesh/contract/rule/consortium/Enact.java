package io.riskmesh.contract.rule.consortium;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Puts a consortium, reference values or a settlement scheme in force, once enough members approve.
public final class Enact implements Rule<Enactment> {

    @Override
    public boolean isMember(Enactment enactment, Call call) throws Refused {
        return Founding.isMember(enactment.subjectKind(), enactment.subjectDigest().hex(), call);
    }

    @Override
    public List<Fact> check(Enactment enactment, Call call) throws Refused, MalformedFact {
        switch (enactment.subjectKind()) {
            case CONSORTIUM -> checkConsortium(enactment, call);
            case REFERENCE_VALUES -> checkReferenceValues(enactment, call);
            case SETTLEMENT_SCHEME -> checkScheme(enactment, call);
            case FINDING, MODEL_VERSION, SCORING_POLICY, CONTRIBUTION_REPORT, SETTLEMENT_RULING ->
                    throw new MalformedFact("A consortium, reference values or a settlement scheme are enacted, got " + enactment.subjectKind());
        }
        return List.of();
    }

    /// The first consortium needs all its members, each later one a quorum of the consortium before it.
    private static void checkConsortium(Enactment enactment, Call call) throws Refused {
        int next = Math.addExact(call.governance().seq(), 1);
        Refused.unless(enactment.subject().equals(FactKey.sequence(next)), LedgerReason.NOT_CURRENT,
                "expected consortium " + FactKey.sequence(next) + ", got " + enactment.subject());
        Consortium proposal = Subjects.proposal(enactment.subjectDigest().hex(), call);
        Consortium voters = call.governance().consortium().orElse(proposal);
        int least = next == 1 ? voters.members().size() : voters.governanceQuorum();
        new Quorum(SubjectKind.CONSORTIUM, enactment.subjectDigest().hex(), enactment.subjectDigest())
                .mustReach(least, voters.members(), call);
    }

    /// Whoever pays must agree, besides the quorum.
    private static void checkScheme(Enactment enactment, Call call) throws Refused {
        int next = Schemes.next(call);
        Refused.unless(enactment.subject().equals(FactKey.sequence(next)), LedgerReason.NOT_CURRENT,
                "expected settlement scheme " + FactKey.sequence(next) + ", got " + enactment.subject());
        SettlementScheme proposal = Schemes.proposal(enactment.subjectDigest(), call);
        Quorum quorum = new Quorum(SubjectKind.SETTLEMENT_SCHEME, enactment.subjectDigest().hex(), enactment.subjectDigest());
        Consortium rules = call.governance().rules();
        quorum.mustReach(rules.governanceQuorum(), rules.members(), call);
        List<PartyId> payers = proposal.payout().funding().stream().map(Funding::party).toList();
        quorum.mustReach(payers.size(), payers, call);
    }

    private static void checkReferenceValues(Enactment enactment, Call call) throws Refused {
        ReferenceValues values = call.ledger().need(ReferenceValues.keyOf(enactment.subject()), ReferenceValues.class);
        Refused.unless(values.digest().equals(enactment.subjectDigest()), LedgerReason.NOT_FOUND,
                "reference values " + enactment.subject() + " have another digest");
        Consortium rules = call.governance().rules();
        new Quorum(SubjectKind.REFERENCE_VALUES, enactment.subject(), enactment.subjectDigest())
                .mustReach(rules.governanceQuorum(), rules.members(), call);
    }
}
