package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.facts.ledger.FactLedger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// What an evaluator measured: by whom it was signed, on what it rests, that it adds up, that its coin is the run's.
final class ContributionRules {

    private ContributionRules() {}

    static void check(ContributionReport report, Scene scene) throws BrokenRule {
        RunView run = RunView.named(report.run(), scene);
        run.mustInvite(report.by());
        Optional<RunClose> close = run.close();
        BrokenRule.unless(close.isPresent() && close.get().outcome() == RunOutcome.COMPLETED, LedgerReason.RUN_NOT_COMPLETE,
                "run " + report.run() + " was not completed");
        BrokenRule.unless(run.run().schemeSeq().equals(Optional.of(report.schemeSeq())), LedgerReason.NOT_CURRENT,
                "run " + report.run() + " was opened under another settlement scheme");
        BrokenRule.unless(report.parties().equals(run.needSeal().participants()), SettlementReason.INPUT_ROOT_MISMATCH,
                "the participants are " + run.needSeal().participants());
        mustHaveRoots(report, close.get().trees(), scene);
        mustBeGranted(run);
        mustBeSigned(report, scene);
        BrokenRule.unless(report.values().isConserved(), SettlementReason.MATRIX_NOT_CONSERVED,
                "a column does not add up to its total");
        Optional<FactLedger.Tossed> tossed = scene.ledger().coin(report.run());
        BrokenRule.unless(tossed.isEmpty() || (tossed.get().coin().equals(report.coin()) && tossed.get().block() == report.coinBlock()),
                LedgerReason.COIN_MISMATCH, "the coin of run " + report.run() + " is another");
    }

    private static void mustHaveRoots(ContributionReport report, int trees, Scene scene) throws BrokenRule {
        for (int i = 0; i < report.parties().size(); i++) {
            TranscriptDigest last = scene.find(TranscriptDigest.keyOf(report.run(), report.parties().get(i), trees - 1),
                    TranscriptDigest.class).orElse(null);
            BrokenRule.unless(last != null && last.leafSumRoot().equals(report.inputRoots().get(i)),
                    SettlementReason.INPUT_ROOT_MISMATCH, report.parties().get(i) + " recorded another root");
        }
    }

    private static void mustBeGranted(RunView run) throws BrokenRule {
        for (UseRef ref : run.run().uses()) {
            UseReceipt use = run.scene().need(UseReceipt.keyOf(ref.grant(), ref.seq()), UseReceipt.class);
            DataUseAuthorization grant = run.scene()
                    .need(DataUseAuthorization.keyOf(use.grant(), use.version()), DataUseAuthorization.class);
            BrokenRule.unless(grant.actions().contains(DataUse.CONTRIBUTE), SharedReason.AUTHORISATION_MISSING,
                    "grant " + use.grant() + " does not allow to measure contributions");
        }
    }

    private static void mustBeSigned(ContributionReport report, Scene scene) throws BrokenRule {
        Optional<EnclaveInstance> instance = scene.find(EnclaveInstance.keyOf(report.instance(), report.epoch()), EnclaveInstance.class);
        BrokenRule.unless(instance.isPresent() && instance.get().validUntil() > report.at(), SettlementReason.EVALUATOR_UNAPPROVED,
                "no epoch " + report.epoch() + " of " + report.instance() + " was admitted");
        ReferenceValues values = scene.need(ReferenceValues.keyOf(instance.get().referenceValues()), ReferenceValues.class);
        BrokenRule.unless(values.use() == EnclaveUse.EVALUATOR
                && scene.has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, values.id())), SettlementReason.EVALUATOR_UNAPPROVED,
                values.id() + " is no evaluator in force");
        new Quorum(SubjectKind.REFERENCE_VALUES, values.id(), values.digest())
                .mustReach(scene.rules().governanceQuorum(), scene.rules().members(), scene);
        Assurance actual = values.simulated() ? Assurance.SIMULATED : Assurance.ATTESTED;
        BrokenRule.unless(report.assurance() == actual
                && (actual == Assurance.ATTESTED || scene.rules().mode() == ConsortiumMode.DEVELOPMENT),
                SettlementReason.ASSURANCE_INSUFFICIENT, "the evaluator is " + actual);
        Optional<InstanceKey> key = instance.get().keys().stream().filter(each -> each.use() == InstanceKeyUse.SIGN).findFirst();
        BrokenRule.unless(key.isPresent() && verifies(key.get(), report), SharedReason.SIGNATURE_INVALID,
                report.instance() + " did not sign this report");
    }

    private static boolean verifies(InstanceKey key, ContributionReport report) {
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.spki().toBytes())));
            verifier.update(report.signedBytes());
            return verifier.verify(report.signature().toBytes());
        } catch (GeneralSecurityException _) {
            return false; // What is no key and no signature verifies nothing.
        }
    }
}
