package io.riskmesh.contract.rule.settlement;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.consortium.Quorum;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// That a report was signed by an enclave that was admitted to evaluate.
final class ReportSignature {

    private ReportSignature() {}

    static void check(ContributionReport report, Call call) throws Refused {
        Optional<EnclaveInstance> instance =
                call.ledger().find(EnclaveInstance.keyOf(report.instance(), report.epoch()), EnclaveInstance.class);
        Refused.unless(instance.isPresent() && instance.get().validUntil() > call.now(), SettlementReason.EVALUATOR_UNAPPROVED,
                "no epoch " + report.epoch() + " of " + report.instance() + " is admitted");
        ReferenceValues values = call.ledger().need(ReferenceValues.keyOf(instance.get().referenceValues()), ReferenceValues.class);
        mustEvaluate(values, call);
        mustAssure(report, values, call);
        Optional<InstanceKey> key = instance.get().keys().stream().filter(each -> each.use() == InstanceKeyUse.SIGN).findFirst();
        Refused.unless(key.isPresent() && verifies(key.get(), report), SharedReason.SIGNATURE_INVALID,
                report.instance() + " did not sign this report");
    }

    private static void mustEvaluate(ReferenceValues values, Call call) throws Refused {
        Consortium rules = call.governance().rules();
        boolean live = values.use() == EnclaveUse.EVALUATOR
                && call.ledger().has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, values.id()))
                && new Quorum(SubjectKind.REFERENCE_VALUES, values.id(), values.digest())
                        .isReached(rules.governanceQuorum(), rules.members(), call);
        Refused.unless(live, SettlementReason.EVALUATOR_UNAPPROVED, "reference values " + values.id() + " are of no evaluator in force");
    }

    /// A report says what stands behind it, and no production channel takes what proves nothing.
    private static void mustAssure(ContributionReport report, ReferenceValues values, Call call) throws Refused {
        Assurance actual = values.simulated() ? Assurance.SIMULATED : Assurance.ATTESTED;
        boolean enough = actual == Assurance.ATTESTED || call.governance().rules().mode() == ConsortiumMode.DEVELOPMENT;
        Refused.unless(report.assurance() == actual && enough, SettlementReason.ASSURANCE_INSUFFICIENT,
                "the evaluator is " + actual + ", the report says " + report.assurance());
    }

    private static boolean verifies(InstanceKey key, ContributionReport report) {
        try {
            PublicKey point = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.spki().toBytes()));
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(point);
            verifier.update(report.signedBytes());
            return verifier.verify(report.signature().toBytes());
        } catch (GeneralSecurityException _) {
            return false; // Refused by the caller: a key or signature that is none verifies nothing.
        }
    }
}
