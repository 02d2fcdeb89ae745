package io.riskmesh.gateway.run.flow;

import io.riskmesh.binselect.punctured.MemoryPlan;
import io.riskmesh.binselect.punctured.PuncturedSelect;
import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.joint.SelectPairs;
import io.riskmesh.federation.journal.KeptTranscript;
import io.riskmesh.federation.journal.OwedTranscripts;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.party.PartySetup;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.rows.LeafSumRoots;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.client.SubmitOutcome;
import io.riskmesh.gateway.rows.OwnedRows;
import io.riskmesh.gateway.run.fact.RoundKeys;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunGrants;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.fact.RunSurvivors;
import io.riskmesh.gateway.run.round.RoundHost;
import io.riskmesh.gateway.run.round.RoundInbox;
import io.riskmesh.gateway.run.round.RoundLedger;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sittings of one bank's machine in one run, and the ledger's part in them.
record RunRounds(RunWorld world, RunFacts facts, String id, JoinedRun joined, RunChronicle chronicle) implements RoundLedger {
    private static final int MEMORY_PARTS = 4;

    private RunTerms terms() {
        return joined.terms();
    }

    /// One sitting, from what is stored.
    RunOutcome sit(RoundInbox inbox) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        int ordinal = terms().ordinal(world.self());
        BankRows rows = joined.joint().isPresent()
                ? new JointRows(world.self(), terms(), joined.joint().get(), joined.sampleSeed(), engine(), JdkPrimitives.create())
                : new OwnedRows(joined.train(), joined.validation(), ordinal, joined.sampleSeed(), terms().parameters(), world.threads(), roots());
        PartySetup setup = new PartySetup(world.self(), terms(), rows, JdkPrimitives.create(), world.signer(),
                RoundKeys.verifier(terms().roster(), world.ledger().parties()),
                new RunSurvivors(facts, terms().run().id(), world.settings().viewTimeout()), world.entropy());
        chronicle.sitting();
        try (BankFiles files = new RunFolder(world.folder()).files(id)) {
            RoundHost.Place place = new RoundHost.Place(files, world.streams(), inbox, this, chronicle, world.threads().banks(),
                    world.nanoTime(), world.settings().roundTimeout());
            return new RoundHost(place, setup).run();
        }
    }

    // One bank of the pairs, in both roles towards every other one; leaves are kept within a quarter of the memory.
    private SelectPairs engine() {
        int roles = 2 * (terms().roster().size() - 1);
        return new SelectPairs(new PuncturedSelect(MemoryPlan.shared(Runtime.getRuntime().maxMemory() / MEMORY_PARTS, roles)), world.entropy());
    }

    @Override
    public boolean freeze(SurvivorRecord record) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        SubmitOutcome outcome = record.seq() == 1 ? facts.submitInCohort("freezeSurvivors", record, terms().run().dataset())
                : facts.submit("gateway", "freezeSurvivors", record, Map.of());
        boolean taken = RunFacts.isRefused(outcome, LedgerReason.SLOTS_OVERLAP) || RunFacts.isRefused(outcome, LedgerReason.CONFLICT_EXISTS)
                || RunFacts.isRefused(outcome, LedgerReason.NOT_CURRENT);
        if (taken) {
            chronicle.log("freeze", "slots from " + record.firstSlot() + " belong to another set");
            return false;
        }
        RunFacts.must("freezeSurvivors", outcome);
        chronicle.log("freeze", "slots from " + record.firstSlot() + " belong to " + record.members());
        return true;
    }

    @Override
    public Optional<Refusal> grants() {
        return new RunGrants(world.ledger(), world.clock()).refusal(terms().run());
    }

    @Override
    public void anchor() throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        for (TranscriptDigest owed : owed()) {
            if (facts.find(TranscriptDigest.class, owed.key()).isPresent()) {
                continue;
            }
            keepSums();
            SubmitOutcome outcome = facts.submit("gateway", "recordTranscript", owed, Map.of());
            if (RunFacts.isRefused(outcome, LedgerReason.NOT_CURRENT)) {
                chronicle.log("anchor", "the run was closed without this bank's word");
                return; // enough others had said the same: nothing is owed any more
            }
            RunFacts.must("recordTranscript", outcome);
        }
    }

    /// What this bank's kept transcript says about its trees so far.
    List<TranscriptDigest> owed() throws IOException {
        List<byte[]> parts = BankFiles.read(new RunFolder(world.folder()).run(id)).transcript();
        return TranscriptForm.decode(terms().runId(), parts).map(kept -> OwedTranscripts.of(terms(), world.self(), kept, roots())).orElse(List.of());
    }

    private LeafSumRoots roots() {
        return joined.leafSums().<LeafSumRoots>map(sums -> sums).orElse(LeafSumRoots.NONE);
    }

    // On disk before the ledger hears of their root.
    private void keepSums() throws IOException {
        if (joined.leafSums().isPresent()) {
            Path folder = new RunFolder(world.folder()).run(id);
            Optional<KeptTranscript> kept = TranscriptForm.decode(terms().runId(), BankFiles.read(folder).transcript());
            Optional<RunProgress> progress = kept.flatMap(transcript -> transcript.progress(terms(), transcript.points().getLast()));
            if (progress.isPresent()) {
                joined.leafSums().get().sums(progress.get()).write(folder);
            }
        }
    }
}
