package io.riskmesh.contract.rule.enclave;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.CollateralKind;
import io.riskmesh.attestation.appraisal.EvaluationFloor;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.state.PolicyInForce;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Lays down what the maker of the platforms signed, once chain, lists, signature and dates hold; each link of a chain is at least as
/// new as the one before.
public final class RecordCollateral implements Rule<Collateral> {

    private final Verifiers verifiers;

    public RecordCollateral(Verifiers verifiers) {
        this.verifiers = verifiers;
    }

    @Override
    public List<Fact> check(Collateral collateral, Call call) throws Refused, MalformedFact {
        CollateralKind kind = CollateralKind.named(collateral.type())
                .orElseThrow(() -> new MalformedFact("type is one of " + List.of(CollateralKind.values())));
        call.chain(seq -> Collateral.keyOf(collateral.type(), collateral.fmspc(), seq)).mustContinueAt(collateral.seq());
        EvaluationFloor floor = PolicyInForce.of(call.governance()).map(AppraisalPolicy::tcbEvaluationFloor).orElse(new EvaluationFloor(0, 0));
        try {
            verifiers.collateral().verify(collateral, kind, floor, call.now());
        } catch (Rejected e) {
            throw new Refused(LedgerReason.COLLATERAL_INVALID, e.rejection().toString());
        }
        if (collateral.seq() > 1) {
            mustNotBeOlder(collateral, call);
        }
        return List.of();
    }

    private static void mustNotBeOlder(Collateral collateral, Call call) throws Refused {
        Collateral before = call.ledger().need(
                Collateral.keyOf(collateral.type(), collateral.fmspc(), collateral.seq() - 1), Collateral.class);
        Refused.unless(collateral.issueDate() >= before.issueDate()
                        && collateral.tcbEvaluationDataNumber() >= before.tcbEvaluationDataNumber(),
                LedgerReason.COLLATERAL_OLDER, "older than " + before.key());
    }
}
