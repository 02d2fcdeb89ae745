package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.journal.KeptTranscript;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.rules.StrippedModel;
import io.riskmesh.federation.rules.Verdict;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.tree.ModelSoFar;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// The end of a run at one bank: the gate that a released file has to pass, and the close on the ledger.
record RunEnding(RunWorld world, RunFacts facts, RunTable table, String id) {

    /// What banks agree on at the end.
    record Agreed(Digest transcript, Digest model, int trees) {}

    /// Keeps the file if it says nothing of its rows but splits and leaf values (R11), looked at by this bank itself.
    Digest keep(RunTerms terms, byte[] file, int trees) throws RunStopped, IOException {
        gate(terms, file);
        Digest digest = new RunFolder(world.folder()).keep(file);
        table.released(id, digest, trees);
        return digest;
    }

    private static void gate(RunTerms terms, byte[] file) throws RunStopped {
        if (StrippedModel.check(terms.parameters(), file) instanceof Verdict.Refused refused) {
            throw RunStopped.refused(refused.code(), refused.message());
        }
    }

    /// The same for a file that came by mail after this bank missed the end: it must besides be the model that the banks agreed on.
    Digest keepMailed(RunTerms terms, byte[] file, Agreed agreed) throws RunStopped, IOException {
        gate(terms, file);
        if (!isAgreed(terms, file, agreed)) {
            throw RunStopped.refused(SharedReason.DIGEST_MISMATCH, "the file that came by mail is not the model that the banks agreed on");
        }
        return keep(terms, file, agreed.trees());
    }

    private boolean isAgreed(RunTerms terms, byte[] file, Agreed agreed) throws IOException {
        Optional<RunProgress> known = known(terms);
        if (known.isEmpty() || known.get().cuts().isEmpty() || !(XgboostModelFile.read(file) instanceof ReadResult.ModelRead read)) {
            return false;
        }
        List<RegressionTree> all = read.ensemble().trees();
        int prior = known.get().allTrees().size() - known.get().trees().size();
        List<RegressionTree> grown = all.subList(Math.min(prior, all.size()), all.size());
        for (int t = 0; t < Math.min(grown.size(), known.get().trees().size()); t++) {
            if (!PublicTree.digest(grown.get(t)).equals(PublicTree.digest(known.get().trees().get(t)))) {
                return false;
            }
        }
        if (grown.size() < agreed.trees()) {
            return known.get().trees().size() >= grown.size(); // ended early: the file holds the trees up to the best
        }
        RunProgress.AgreedCuts cuts = known.get().cuts().get();
        ModelSoFar model = ModelSoFar.nothing(terms.runId()).withCuts(cuts.cuts(), cuts.priorPerMille());
        for (RegressionTree tree : grown) {
            model = model.with(tree);
        }
        return model.digest().equals(agreed.model());
    }

    private Optional<RunProgress> known(RunTerms terms) throws IOException {
        List<byte[]> parts = BankFiles.read(new RunFolder(world.folder()).run(id)).transcript();
        Optional<KeptTranscript> kept = TranscriptForm.decode(terms.runId(), parts);
        return kept.isPresent() ? kept.get().progress(terms, kept.get().points().getLast()) : Optional.empty();
    }

    /// What at least the threshold of banks say of the last tree.
    ///
    /// @param trees grown
    Optional<Agreed> agreed(RunTerms terms, int trees) throws IOException {
        Map<String, Integer> votes = new TreeMap<>();
        for (TranscriptDigest one : facts.list(TranscriptDigest.class, FactKind.TRANSCRIPT_DIGEST, terms.run().id().toString())) {
            String said = one.transcript().hex() + one.modelSoFar().hex();
            if (one.toTree() == trees - 1 && votes.merge(said, 1, Integer::sum) >= terms.run().threshold()) {
                return Optional.of(new Agreed(one.transcript(), one.modelSoFar(), trees));
            }
        }
        return Optional.empty();
    }

    /// Closes a run whose banks agree, at the bank that started it.
    ///
    /// @param asked whether a bank asks to be let in: it was away at the end, and its word may be missing
    /// @return false if the banks do not agree yet and one asks
    boolean complete(RunTerms terms, int trees, BooleanSupplier asked)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        Optional<Agreed> agreed = orAsked(() -> agreed(terms, trees), world.settings().joinTimeout(), asked,
                RunStopped.resumable(LedgerReason.TRANSCRIPTS_DIFFER, "too few banks recorded the same end"));
        if (agreed.isEmpty()) {
            return false;
        }
        if (terms.run().schemeSeq().isPresent() && !hearAll(terms, trees, asked)) {
            return false;
        }
        if (close(terms.run().id()).isEmpty()) {
            facts.record("scientist", "closeRun",
                    new RunClose(world.self(), 0, terms.run().id(), RunOutcome.COMPLETED, Optional.empty(), trees));
        }
        table.agreed(id, agreed.get().transcript(), trees);
        return true;
    }

    // Contributions are measured only if every bank's last sums are on the ledger, and after the close nobody can put them there. Who
    // still counts is waited for as long as one that is silent; false if one asks to be let in, as it may have lost the end.
    private boolean hearAll(RunTerms terms, int trees, BooleanSupplier asked) throws RunStopped, IOException, InterruptedException {
        facts.await(() -> asked.getAsBoolean() || said(terms, trees) == terms.roster().size() ? Optional.of(trees) : Optional.empty(),
                world.settings().roundTimeout());
        return !asked.getAsBoolean() || said(terms, trees) == terms.roster().size();
    }

    private long said(RunTerms terms, int trees) throws IOException {
        return facts.list(TranscriptDigest.class, FactKind.TRANSCRIPT_DIGEST, terms.run().id().toString()).stream()
                .filter(one -> one.toTree() == trees - 1).count();
    }

    /// Waits for the close, at another bank.
    ///
    /// @param asked whether the coordinator opens the run anew: it was killed at the end
    /// @return empty if it does
    Optional<RunClose> closed(RunTerms terms, BooleanSupplier asked) throws RunStopped, IOException, InterruptedException {
        return orAsked(() -> close(terms.run().id()), world.settings().resumeFor(), asked,
                RunStopped.resumable(LedgerReason.RUN_NOT_COMPLETE, "the run was not closed"));
    }

    private <T> Optional<T> orAsked(RunFacts.Look<T> look, Duration most, BooleanSupplier asked, RunStopped late)
            throws RunStopped, IOException, InterruptedException {
        Optional<Optional<T>> found = facts.await(() -> {
            Optional<T> now = look.now();
            return now.isPresent() || asked.getAsBoolean() ? Optional.of(now) : Optional.empty();
        }, most);
        return found.orElseThrow(() -> late);
    }

    Optional<RunClose> close(RunId run) throws IOException {
        return facts.find(RunClose.class, RunClose.keyOf(run));
    }

    /// Closes a run that came to nothing, at the bank that started it.
    void abort(RunId run, String reason) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        if (close(run).isEmpty()) {
            facts.record("scientist", "closeRun", new RunClose(world.self(), 0, run, RunOutcome.ABORTED, Optional.of(reason), 0));
        }
    }
}
