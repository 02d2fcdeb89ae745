package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// Models: proposed from a completed run, used only after a quorum approved them.
final class ModelRules {

    private ModelRules() {}

    static void check(ModelVersion model, Scene scene) throws BrokenRule {
        scene.mustContinue(version -> ModelVersion.keyOf(model.name(), version), model.version());
        BrokenRule.unless(model.participants().contains(model.by()), SharedReason.WRONG_PARTY,
                model.by() + " is no participant");
        if (model.parent().isPresent()) {
            scene.need(ModelVersion.keyOf(model.name(), model.parent().get()), ModelVersion.class);
        }
        if (model.run().isPresent()) {
            mustComeFrom(RunView.named(model.run().get(), scene), model);
        }
    }

    private static void mustComeFrom(RunView run, ModelVersion model) throws BrokenRule {
        String named = "run " + run.run().id();
        Optional<RunClose> close = run.close();
        BrokenRule.unless(close.isPresent() && close.get().outcome() == RunOutcome.COMPLETED, LedgerReason.RUN_NOT_COMPLETE,
                named + " is not completed");
        BrokenRule.unless(model.uses().equals(run.run().uses())
                && model.participants().equals(run.needSeal().participants()), LedgerReason.RUN_NOT_COMPLETE,
                named + " had other uses or participants");
        BrokenRule.unless(RunRules.finalTranscript(run, close.get().trees()).equals(Optional.of(model.transcript())),
                LedgerReason.RUN_NOT_COMPLETE, named + " ended with another transcript");
    }

    static void check(Finding finding, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> Finding.keyOf(finding.by(), seq), finding.seq());
        RunView run = RunView.named(finding.run(), scene);
        BrokenRule.unless(run.close().isPresent(), LedgerReason.RUN_NOT_COMPLETE, "run " + finding.run() + " is open");
        BrokenRule.unless(run.run().invited().contains(finding.accused()), LedgerReason.NOT_FOUND,
                finding.accused() + " takes no part in run " + finding.run());
    }

    static void check(ReferenceValues values, Scene scene) throws BrokenRule {
        mustBeAllowed(values, scene.rules());
        for (ModelRef model : values.models()) {
            scene.need(ModelVersion.keyOf(model.name(), model.version()), ModelVersion.class);
        }
    }

    static void mustBeAllowed(ReferenceValues values, Consortium rules) throws BrokenRule {
        BrokenRule.unless(!values.simulated() || rules.mode() == ConsortiumMode.DEVELOPMENT, SharedReason.SIMULATED_REFUSED,
                "reference values " + values.id() + " are simulated");
    }

    static void check(Activation activation, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> Activation.keyOf(activation.name(), seq), activation.seq());
        switch (activation.state()) {
            case ACTIVE -> mustBeApproved(activation, scene);
            case RETIRED, REVOKED -> mustEndWhatIsInUse(activation, scene);
        }
    }

    private static void mustBeApproved(Activation activation, Scene scene) throws BrokenRule {
        ModelVersion model =
                scene.need(ModelVersion.keyOf(activation.name(), activation.version()), ModelVersion.class);
        ReferenceValues values = scene.need(ReferenceValues.keyOf(activation.referenceValues()), ReferenceValues.class);
        mustBeAllowed(values, scene.rules());
        BrokenRule.unless(values.use() == EnclaveUse.SCORER && values.models().contains(model.ref())
                && scene.has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, values.id())),
                LedgerReason.REFERENCE_VALUES_UNAPPROVED, values.id() + " is no scorer of this model that is in force");
        int least = scene.rules().modelQuorum();
        new Quorum(SubjectKind.MODEL_VERSION, model.ref().id(), model.digest())
                .mustReach(least, scene.rules().members(), scene);
        new Quorum(SubjectKind.SCORING_POLICY, activation.policyDigest().hex(), activation.policyDigest())
                .mustReach(least, scene.rules().members(), scene);
    }

    private static void mustEndWhatIsInUse(Activation end, Scene scene) throws BrokenRule {
        Optional<Activation> before = end.seq() == 1 ? Optional.empty()
                : scene.find(Activation.keyOf(end.name(), end.seq() - 1), Activation.class);
        BrokenRule.unless(before.isPresent() && before.get().state() == ActivationState.ACTIVE
                && before.get().version() == end.version(), LedgerReason.NOT_CURRENT,
                "version " + end.version() + " of " + end.name() + " was not in use");
    }

    static void check(Alias alias, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> Alias.keyOf(alias.name(), alias.alias(), seq), alias.seq());
        scene.mustEnd(seq -> Activation.keyOf(alias.name(), seq), alias.activationSeq());
        Activation activation = scene.need(Activation.keyOf(alias.name(), alias.activationSeq()), Activation.class);
        BrokenRule.unless(activation.state() == ActivationState.ACTIVE, LedgerReason.MODEL_NOT_ACTIVE,
                "activation " + alias.activationSeq() + " of " + alias.name() + " is " + activation.state());
    }
}
