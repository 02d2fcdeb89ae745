package io.riskmesh.contract.rule.run;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;
import java.util.Optional;

/// Whether the enclave image that opens a run's sums was approved by the consortium and by every bank that brings data.
final class OpenerImage {

    private OpenerImage() {}

    static void check(TrainingRun run, List<DataUseAuthorization> grants, Call call) throws Refused {
        String id = run.referenceValues().orElse("");
        Optional<ReferenceValues> values = run.referenceValues().isEmpty() ? Optional.empty()
                : call.ledger().find(ReferenceValues.keyOf(id), ReferenceValues.class);
        boolean enacted = values.isPresent() && values.get().use() == EnclaveUse.OPENER
                && call.ledger().has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, id));
        Refused.unless(enacted, LedgerReason.REFERENCE_VALUES_UNAPPROVED, "no opener's reference values " + id + " are in force");
        Refused.unless(call.governance().rules().mode() == ConsortiumMode.DEVELOPMENT || !values.get().simulated(),
                LedgerReason.REFERENCE_VALUES_UNAPPROVED, "reference values " + id + " are simulated");
        for (DataUseAuthorization grant : grants) {
            Refused.unless(grant.referenceValues().contains(id), LedgerReason.REFERENCE_VALUES_UNAPPROVED,
                    "grant " + grant.grant() + " does not name reference values " + id);
        }
    }
}
