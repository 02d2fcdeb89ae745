package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.gateway.checkpoint.BankFiles;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.lab.consortium.Consortium;
import io.riskmesh.gateway.lab.consortium.FederatedModel;
import io.riskmesh.gateway.lab.exact.ExactnessCheck;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs between gateways: their ledger is real, their wire is in memory.
@Tag("acceptance")
final class LiveRunsTest {
    private static final int ROWS = 700;
    private static final RunRequest REQUEST = new RunRequest("fraud", RunBanks.DATASET, RunBanks.PURPOSE, "F30",
            Map.of("rounds", "12", "seed", "7"), List.of());

    @TempDir
    Path folder;

    private static void rows(Path home, PartyId bank) {
        try {
            BankFilesOfTests.write(home.resolve("rows.csv"), bank.value() + "-", ROWS, RunBanks.BANKS.indexOf(bank) + 11L);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static RunView started(RunBanks banks, RunRequest request) throws Exception {
        return switch (banks.bank(RunBanks.BANKS.getFirst()).runs().start(request, "subject")) {
            case RunDesk.Answer.Taken(RunView run) -> run;
            case RunDesk.Answer.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    @Test
    void four_gateways_train_the_model_of_the_lab_and_of_the_pooled_rows() throws Exception {
        try (RunBanks banks = new RunBanks(folder, LiveRunsTest::rows)) {
            banks.grantAll(RunBanks.DATASET);
            banks.startAll();
            RunView run = started(banks, REQUEST);
            for (PartyId bank : RunBanks.BANKS) {
                RunView over = banks.awaitOver(bank, run.id());
                assertEquals(RunState.COMPLETED, over.state(), banks.story(run.id()));
            }
            FederatedModel lab = lab();
            byte[] first = null;
            for (PartyId bank : RunBanks.BANKS) {
                ReleasedModel model = banks.bank(bank).runs().models().all().getFirst();
                assertEquals(12, model.trees());
                assertTrue(banks.bank(bank).runs().models().refusal(model.run(), model.file()).isEmpty());
                first = banks.bank(bank).runs().models().file(model.file()).orElseThrow();
                assertArrayEquals(lab.file(), first, bank + " has another model than the lab");
            }
            assertEquals(12, banks.bank(RunBanks.BANKS.getFirst()).runs().metrics(run.id()).size());
            assertTrue(banks.events.stream().anyMatch(event -> event.contains("run.progress")));
            assertEquals(4, banks.bank(RunBanks.BANKS.getLast()).runs().participation(run.id()).orElseThrow().banks().stream()
                    .filter(one -> one.sealed() && one.lastTree().orElse(-1) == 11).count());
        }
    }

    private FederatedModel lab() throws Exception {
        List<Path> files = RunBanks.BANKS.stream().map(bank -> folder.resolve(bank.value()).resolve("rows.csv")).toList();
        Path test = BankFilesOfTests.write(folder.resolve("test.csv"), "test-", 200, 99);
        ColumnChoice columns = new ColumnChoice(Optional.of("is_fraud"), Optional.empty(), Optional.of("id"), Optional.empty(), Optional.empty(),
                List.of(), List.of("day"), List.of());
        LabData data = LabData.load(new DataRequest(files, List.of(test), columns, new BankScheme.ByFile(), Optional.empty(), 0), 0);
        try (WorkThreads threads = WorkThreads.of(2)) {
            Consortium consortium = new Consortium(data, REQUEST.resolve().federated(), FaultScenario.NONE, Files.createDirectory(folder.resolve("lab")), new SecureRandom());
            FederatedModel model = consortium.train(threads, new Progress(new PrintWriter(new StringWriter()), false, System::nanoTime));
            assertTrue(new ExactnessCheck(data, threads).compare(model).firstDifference().isEmpty());
            return model;
        }
    }

    static List<byte[]> transcript(io.riskmesh.ledger.canonical.Digest run, Path folder) throws IOException {
        return TranscriptForm.decode(run, BankFiles.read(folder).transcript()).orElseThrow().entries();
    }
}
