package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.federation.journal.KeptTranscript;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.replay.PooledReplay;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.tree.OpenedSums;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.contribution.evaluator.EvaluatorAnswer;
import io.riskmesh.gateway.contribution.sums.KeptLeafSums;
import io.riskmesh.gateway.contribution.sums.RunLeafSums;
import io.riskmesh.gateway.rows.TrainingRows;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs whose contributions are measured: what banks keep and commit to beside training.
@Tag("acceptance")
final class MeasuredRunsTest {
    private static final int ROWS = 900;
    private static final int TREES = 12;
    private static final RunRequest REQUEST = new RunRequest("fraud", RunBanks.DATASET, RunBanks.PURPOSE, "F30",
            Map.of("rounds", Integer.toString(TREES), "seed", "7"), List.of());

    @TempDir
    Path folder;

    private static void rows(Path home, PartyId bank) {
        try {
            BankFilesOfTests.write(home.resolve("rows.csv"), bank.value() + "-", ROWS, RunBanks.BANKS.indexOf(bank) + 31L);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void each_bank_commits_to_sums_that_add_up_to_what_training_opened_on_rows_outside_its_holdout() throws Exception {
        try (RunBanks banks = new RunBanks(folder, MeasuredRunsTest::rows)) {
            banks.measure();
            banks.startAll();
            String run = trained(banks);
            Map<PartyId, KeptLeafSums> sums = new TreeMap<>();
            for (PartyId bank : RunBanks.BANKS) {
                KeptLeafSums kept = KeptLeafSums.read(runFolder(bank, run)).orElseThrow();
                TranscriptDigest last = facts(banks, bank).need(TranscriptDigest.class, TranscriptDigest.keyOf(kept.run(), bank, TREES - 1));
                assertEquals(last.leafSumRoot(), kept.input(last.modelSoFar()).root(), bank + "'s root on the ledger");
                long held = kept.holdout().stream().filter(sum -> sum.tree() == 0).mapToLong(LeafSum::rows).sum();
                assertTrue(held > ROWS / 20 && held < ROWS / 5, bank + " holds out " + held);
                sums.put(bank, kept);
            }
            RunTerms terms = terms(banks, RunBanks.BANKS.getFirst(), run);
            KeptTranscript transcript = transcript(terms, run);
            RunProgress progress = transcript.progress(terms, transcript.points().getLast()).orElseThrow();
            assertEquals(opened(transcript.opened(terms, progress).orElseThrow()), added(sums.values()));
            assertPooled(banks, run, terms, transcript);
            assertCountedAlike(counted(banks, RunBanks.BANKS.getFirst(), run), progress, sums.get(RunBanks.BANKS.getFirst()));
            try (EvaluatingBanks evaluation = new EvaluatingBanks(banks)) {
                assertChangedSumsAreRefused(banks, evaluation, run, sums.get(RunBanks.BANKS.get(1)));
                assertMeasured(banks, evaluation, sums);
            }
            banks.endLedger();
            assertVerified(banks.ledger.folder());
        }
    }

    // The bank answers with other sums than those under its root: all are told so, and nothing is recorded.
    private void assertChangedSumsAreRefused(RunBanks banks, EvaluatingBanks evaluation, String run, KeptLeafSums honest) throws Exception {
        List<LeafSum> changed = new ArrayList<>(honest.blocks());
        LeafSum first = changed.getFirst();
        changed.set(0, new LeafSum(first.tree(), first.block(), first.leaf(), first.gradient() + 1, first.hessian(), first.rows()));
        Path liar = runFolder(honest.party(), run);
        new KeptLeafSums(honest.run(), honest.party(), honest.model(), honest.salting(), changed, honest.holdout(), honest.fingerprints()).write(liar);
        evaluation.open();
        for (PartyId bank : RunBanks.BANKS) {
            banks.await(() -> EvaluatorAnswer.read(bank, runFolder(bank, run)).isPresent());
            EvaluatorAnswer answer = EvaluatorAnswer.read(bank, runFolder(bank, run)).orElseThrow();
            assertEquals("input_root_mismatch", assertInstanceOf(EvaluatorAnswer.Refused.class, answer).code(), bank.value());
        }
        evaluation.close();
        assertTrue(facts(banks, honest.party()).find(ContributionReport.class, ContributionReport.keyOf(honest.run())).isEmpty());
        honest.write(liar);
    }

    // All begin anew, as after a restart, and one report stands on the ledger.
    private static void assertMeasured(RunBanks banks, EvaluatingBanks evaluation, Map<PartyId, KeptLeafSums> sums) throws Exception {
        KeptLeafSums first = sums.get(RunBanks.BANKS.getFirst());
        evaluation.open();
        for (PartyId bank : RunBanks.BANKS) {
            banks.await(() -> facts(banks, bank).find(ContributionReport.class, ContributionReport.keyOf(first.run())).isPresent());
        }
        ContributionReport report = facts(banks, first.party()).need(ContributionReport.class, ContributionReport.keyOf(first.run()));
        assertTrue(report.values().isConserved());
        assertEquals(RunBanks.BANKS, report.parties());
        assertEquals(EvaluatingBanks.INSTANCE, report.instance());
        assertTrue(report.flags().stream().noneMatch(flag -> flag.code().equals("copy")), report.flags()::toString);
        assertTrue(report.values().total().stream().allMatch(total -> total > 0), report.values()::toString);
    }

    private static void assertVerified(Path ledger) throws Exception {
        try (BlockSource blocks = VerifyCommand.open(ledger)) {
            VerificationReport report = new LedgerVerifier(new VerificationOptions(true, List.of(), List.of()), Optional.of(new FactStage()))
                    .verify(blocks);
            assertTrue(report.isVerified(), report::toString);
        }
    }

    private static RunFacts facts(RunBanks banks, PartyId bank) {
        return new RunFacts(banks.bank(bank).ledger(), System::nanoTime);
    }

    private static RunRow row(RunBanks banks, PartyId bank, String run) throws Exception {
        return new RunTable(banks.bank(bank).database(), InstantSource.system()).get(run).orElseThrow();
    }

    private static RunTerms terms(RunBanks banks, PartyId bank, String run) throws Exception {
        RunWorld world = banks.bank(bank).world();
        return new RunJoining(world, facts(banks, bank), new RunTable(world.database(), world.clock()), Optional::empty)
                .terms(row(banks, bank, run).invitation());
    }

    /// A count from the rows on disk, as a bank begins it that was killed.
    private static RunLeafSums counted(RunBanks banks, PartyId bank, String run) throws Exception {
        RunRow row = row(banks, bank, run);
        RunSeal seal = facts(banks, bank).need(RunSeal.class, RunSeal.keyOf(row.invitation().run()));
        return new MeasuredRun(banks.bank(bank).world(), facts(banks, bank)).leafSums(terms(banks, bank, run),
                banks.bank(bank).world().datasets().rows(RunBanks.DATASET, row.invitation().schema()).rows(), row.draws().orElseThrow(), seal, 0);
    }

    private static String trained(RunBanks banks) throws Exception {
        RunView run = switch (banks.bank(RunBanks.BANKS.getFirst()).runs().start(REQUEST, "subject")) {
            case RunDesk.Answer.Taken(RunView taken) -> taken;
            case RunDesk.Answer.Refused(var refusal) -> throw new AssertionError(refusal);
        };
        for (PartyId bank : RunBanks.BANKS) {
            assertEquals(RunState.COMPLETED, banks.awaitOver(bank, run.id()).state(), banks.story(run.id()));
        }
        return run.id();
    }

    private static List<List<Long>> opened(List<OpenedSums> trees) {
        List<List<Long>> all = new ArrayList<>();
        for (int tree = 0; tree < trees.size(); tree++) {
            for (int leaf = 0; leaf < trees.get(tree).leaves().size(); leaf++) {
                NodeSums sums = trees.get(tree).leaves().get(leaf);
                all.add(List.of((long) tree, (long) leaf, sums.gradient(), sums.hessian(), sums.count()));
            }
        }
        return all;
    }

    private static List<List<Long>> added(Iterable<KeptLeafSums> banks) {
        Map<List<Long>, long[]> totals = new java.util.HashMap<>();
        for (KeptLeafSums bank : banks) {
            for (LeafSum sum : bank.blocks()) {
                long[] total = totals.computeIfAbsent(List.of((long) sum.tree(), (long) sum.leaf()), _ -> new long[3]);
                total[0] += sum.gradient();
                total[1] += sum.hessian();
                total[2] += sum.rows();
            }
        }
        return totals.entrySet().stream().map(entry -> List.of(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()[0],
                entry.getValue()[1], entry.getValue()[2]))
                .sorted(java.util.Comparator.<List<Long>>comparingLong(List::getFirst).thenComparingLong(row -> row.get(1))).toList();
    }

    private void assertPooled(RunBanks banks, String run, RunTerms terms, KeptTranscript transcript) throws Exception {
        List<OwnerRows> owners = new ArrayList<>();
        for (PartyId bank : terms.roster()) {
            owners.add(TrainingRows.of(counted(banks, bank, run).rows().train(), owners.size(),
                    row(banks, bank, run).draws().orElseThrow().sampleSeed()));
        }
        byte[] pooled;
        try (WorkThreads threads = WorkThreads.of(2)) {
            pooled = XgboostModelFile.writeUbjson(PooledReplay.grow(terms, transcript.entries(), owners, Optional.empty(), threads.workers()).released());
        }
        ReleasedModel model = banks.bank(terms.coordinator()).runs().models().all().getFirst();
        assertArrayEquals(pooled, banks.bank(terms.coordinator()).runs().models().file(model.file()).orElseThrow());
    }

    // A bank that goes on after a stop, or that went back, counts the same again.
    private static void assertCountedAlike(RunLeafSums sums, RunProgress progress, KeptLeafSums kept) {
        assertEquals(kept.blocks(), sums.sums(progress).blocks());
        RunProgress back = new RunProgress(progress.cuts(), progress.trees().subList(0, 5), progress.members().subList(0, 5), progress.model(), 0,
                progress.verdict());
        Digest then = sums.after(back);
        RunProgress other = back.with(progress.trees().get(8), progress.members().getFirst().subList(1, 4));
        assertTrue(sums.sums(other).blocks().stream().noneMatch(sum -> sum.tree() == 5), "rows of a bank that a tree was grown without");
        assertEquals(then, sums.after(back));
        assertEquals(kept.input(progress.model().digest()).root(), sums.after(progress));
    }

    private KeptTranscript transcript(RunTerms terms, String run) throws IOException {
        return TranscriptForm.decode(terms.runId(), BankFiles.read(runFolder(terms.coordinator(), run)).transcript()).orElseThrow();
    }

    private Path runFolder(PartyId bank, String run) {
        return folder.resolve(bank.value()).resolve("runs").resolve(run);
    }
}
