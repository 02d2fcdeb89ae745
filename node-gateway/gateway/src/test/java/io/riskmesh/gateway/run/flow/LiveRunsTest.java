package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            byte[] lab = LabRun.file(folder, RunBanks.BANKS.stream().map(bank -> folder.resolve(bank.value()).resolve("rows.csv")).toList(), REQUEST);
            byte[] first = null;
            for (PartyId bank : RunBanks.BANKS) {
                ReleasedModel model = banks.bank(bank).runs().models().all().getFirst();
                assertEquals(12, model.trees());
                assertTrue(banks.bank(bank).runs().models().refusal(model.run(), model.file()).isEmpty());
                first = banks.bank(bank).runs().models().file(model.file()).orElseThrow();
                assertArrayEquals(lab, first, bank + " has another model than the lab");
            }
            assertEquals(12, banks.bank(RunBanks.BANKS.getFirst()).runs().metrics(run.id()).size());
            assertTrue(banks.events.stream().anyMatch(event -> event.contains("run.progress")));
            assertEquals(4, banks.bank(RunBanks.BANKS.getLast()).runs().participation(run.id()).orElseThrow().banks().stream()
                    .filter(one -> one.sealed() && one.lastTree().orElse(-1) == 11).count());
        }
    }
}
