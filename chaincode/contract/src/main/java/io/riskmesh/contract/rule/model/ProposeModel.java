package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.run.FinalTranscripts;
import io.riskmesh.contract.rule.run.RunOnLedger;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;
import java.util.Optional;

/// Lays a model version before the members. The ledger sees digests only: each approving gateway reads the file before it signs.
public final class ProposeModel implements Rule<ModelVersion> {

    @Override
    public boolean speaksForCaller(ModelVersion model, Call call) {
        return model.participants().contains(call.party());
    }

    @Override
    public List<Fact> check(ModelVersion model, Call call) throws Refused, MalformedFact {
        call.chain(version -> ModelVersion.keyOf(model.name(), version)).mustContinueAt(model.version());
        if (model.parent().isPresent()) {
            call.ledger().need(ModelVersion.keyOf(model.name(), model.parent().get()), ModelVersion.class);
        }
        if (model.run().isPresent()) {
            checkRun(model, model.run().get(), call);
        } else if (!model.uses().isEmpty()) {
            throw new MalformedFact("A model from elsewhere uses no grants");
        }
        return List.of();
    }

    private static void checkRun(ModelVersion model, RunId id, Call call) throws Refused {
        RunOnLedger run = RunOnLedger.named(id, call);
        Optional<RunClose> close = run.close();
        Refused.unless(close.isPresent() && close.get().outcome() == RunOutcome.COMPLETED, LedgerReason.RUN_NOT_COMPLETE,
                "run " + id + " is not completed");
        boolean same = model.uses().equals(run.run().uses()) && model.participants().equals(run.seal().participants());
        Refused.unless(same, LedgerReason.RUN_NOT_COMPLETE, "run " + id + " had other uses or participants");
        Optional<Digest> transcript = FinalTranscripts
                .agreed(id, close.get().trees(), model.participants(), run.run().threshold(), call);
        Refused.unless(transcript.isPresent() && transcript.get().equals(model.transcript()), LedgerReason.RUN_NOT_COMPLETE,
                "run " + id + " ended with another transcript");
    }
}
