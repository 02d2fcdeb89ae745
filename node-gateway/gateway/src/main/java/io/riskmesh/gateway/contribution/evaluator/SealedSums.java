package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.attestation.evaluation.HandedIn;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.federation.journal.KeptTranscript;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.tree.OpenedSums;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.contribution.sums.KeptLeafSums;
import io.riskmesh.gateway.run.CompletedRun;
import io.riskmesh.incentive.evaluation.RunFacts;
import io.riskmesh.incentive.evaluation.RunFactsBytes;
import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.InputBytes;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one bank hands in, from its own disk: its leaf sums, and as the run's coordinator the sums that training opened.
///
/// @param run that it saw to its end
record SealedSums(CompletedRun run, PartyId self) {

    /// What a run had come to at this bank.
    Optional<RunProgress> progress() throws IOException {
        Optional<KeptTranscript> kept = kept();
        return kept.flatMap(transcript -> transcript.progress(run.terms(), transcript.points().getLast()));
    }

    private Optional<KeptTranscript> kept() throws IOException {
        return TranscriptForm.decode(run.terms().runId(), BankFiles.read(run.folder()).transcript());
    }

    /// @param file of the model
    /// @throws IOException if something of it is gone
    List<HandedIn> of(RunFacts facts, byte[] file) throws IOException {
        Digest named = RunFactsBytes.digest(RunFactsBytes.encode(facts));
        KeptLeafSums own = KeptLeafSums.read(run.folder()).orElseThrow(() -> new IOException("the leaf sums of " + run.terms().run().id() + " are gone"));
        List<HandedIn> handed = new ArrayList<>();
        handed.add(new HandedIn(HandedIn.Kind.INPUT, named, facts.coin(), InputBytes.encode(own.input(run.file()))));
        if (run.terms().coordinator().equals(self)) {
            handed.add(new HandedIn(HandedIn.Kind.OPENED, named, facts.coin(), InputBytes.encode(opened())));
            handed.add(new HandedIn(HandedIn.Kind.MODEL, named, facts.coin(), file));
        }
        return handed;
    }

    private EvaluationInput opened() throws IOException {
        KeptTranscript kept = kept().orElseThrow(() -> new IOException("the transcript of " + run.terms().run().id() + " is gone"));
        List<OpenedSums> trees = progress().flatMap(progress -> kept.opened(run.terms(), progress))
                .orElseThrow(() -> new IOException("what was opened in " + run.terms().run().id() + " was not kept"));
        List<LeafSum> sums = new ArrayList<>();
        for (int tree = 0; tree < trees.size(); tree++) {
            for (int leaf = 0; leaf < trees.get(tree).leaves().size(); leaf++) {
                NodeSums opened = trees.get(tree).leaves().get(leaf);
                if (opened.count() > 0) {
                    sums.add(new LeafSum(tree, 0, leaf, opened.gradient(), opened.hessian(), opened.count()));
                }
            }
        }
        return new EvaluationInput(run.terms().run().id(), run.file(), self, OpaqueBytes.of(new byte[EvaluationInput.SALTING_BYTES]), sums,
                List.of(), List.of());
    }
}
