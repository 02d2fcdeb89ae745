package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Joint runs between gateways, with the engine PuncturedSelect: the pairs' messages travel in the runs' streams like all others.
@Tag("acceptance")
final class JointRunsTest {
    private static final PartyId FIRST = RunBanks.BANKS.getFirst();
    // With three, a bank that is away rests the run; of four, the others would go on without it, to another model.
    private static final List<PartyId> THREE = RunBanks.BANKS.subList(0, 3);
    private static final int PAYER_FEATURES = 2;

    @TempDir
    Path folder;

    private RunBanks banks() throws Exception {
        RunBanks banks = new RunBanks(folder, (_, _) -> { });
        Map<PartyId, Path> homes = new TreeMap<>();
        RunBanks.BANKS.forEach(bank -> homes.put(bank, folder.resolve(bank.value())));
        PaymentsOfTests.write(homes, 600, 31);
        banks.grantAll("quiet");
        banks.grantAll("noisy");
        banks.startAll();
        return banks;
    }

    private static RunView started(RunBanks banks, String dataset, int rounds) throws Exception {
        RunRequest request = new RunRequest("model-" + dataset, dataset, RunBanks.PURPOSE, "CONS",
                Map.of("rounds", Integer.toString(rounds), "seed", "7"), THREE);
        return switch (banks.bank(FIRST).runs().start(request, "subject")) {
            case RunDesk.Answer.Taken(RunView run) -> run;
            case RunDesk.Answer.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    private static byte[] model(RunBanks banks, PartyId bank, String run) throws IOException {
        ReleasedModel model = banks.bank(bank).runs().models().all().stream().filter(one -> one.runId().equals(run)).findFirst().orElseThrow();
        return banks.bank(bank).runs().models().file(model.file()).orElseThrow();
    }

    @Test
    void three_gateways_train_on_both_sides_and_ones_that_are_stopped_come_to_the_same_model() throws Exception {
        long seed = Long.getLong("riskmesh.seed", 20261126);
        SplittableRandom random = new SplittableRandom(seed);
        try (RunBanks banks = banks()) {
            RunView quiet = started(banks, "quiet", 4);
            for (PartyId bank : THREE) {
                assertEquals(RunState.COMPLETED, banks.awaitOver(bank, quiet.id()).state(), banks.story(quiet.id()));
            }
            byte[] file = model(banks, FIRST, quiet.id());
            assertTrue(payeeSplits(file) > 0, "the best splits are on the payee's side");

            RunView noisy = started(banks, "noisy", 4);
            List<String> stops = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                PartyId bank = THREE.get(random.nextInt(THREE.size()));
                Thread.sleep(random.nextInt(600));
                stops.add(bank + " in " + banks.bank(bank).runs().get(noisy.id()).map(view -> view.state() + " " + view.progress()).orElse("nothing"));
                banks.stop(bank);
                banks.start(bank);
            }
            for (PartyId bank : THREE) {
                RunView over = banks.awaitOver(bank, noisy.id());
                assertEquals(RunState.COMPLETED, over.state(), "seed " + seed + ", " + stops + "\n" + banks.story(noisy.id()));
                assertArrayEquals(file, model(banks, bank, noisy.id()), "seed " + seed + ", " + stops + "\n" + banks.story(noisy.id()));
            }
            System.out.println("stopped (seed " + seed + "): " + stops);
        }
    }

    private static int payeeSplits(byte[] file) {
        ReadResult.ModelRead read = (ReadResult.ModelRead) XgboostModelFile.read(file);
        int splits = 0;
        for (RegressionTree tree : read.ensemble().trees()) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                splits += !tree.isLeaf(node) && tree.feature(node) >= PAYER_FEATURES ? 1 : 0;
            }
        }
        return splits;
    }
}
