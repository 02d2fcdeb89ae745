package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.training.TreeSchedule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Four gateways as processes: one may be away. Killed in the middle of a tree, it makes the tree end where it is; the next ones go
/// on without it until it is back, and the pooled rows give the same model by the transcript's word alone.
@Tag("slow")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class TruncatedTreesTest {
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final int DEEPER = 3; // entries of a method that a tree enters at each level, so that its root is opened

    @TempDir
    Path folder;

    /// How the trees ended, once all banks have the model that the pooled rows give.
    private static List<TreeSchedule> checked(PooledCheck pooled, Killer killer, String run) throws Exception {
        String model = killer.model(run);
        PooledCheck.Pooled replayed = pooled.grow(run);
        assertEquals(Digest.ofFile(replayed.file()).hex(), model, () -> "the pooled rows, " + killer.story() + ": " + replayed.trees());
        return replayed.trees();
    }

    @Test
    void a_participant_killed_in_a_tree_cuts_it_short_and_comes_back() throws Exception {
        SplittableRandom random = new SplittableRandom(Long.getLong("riskmesh.seed", 20261126));
        try (GatewayProcesses gateways = new GatewayProcesses(folder, 4, 300, "5s"); PooledCheck pooled = new PooledCheck(gateways, folder)) {
            gateways.startAll();
            Killer killer = new Killer(gateways, random);
            int truncated = 0;
            int away = 0;
            for (KillPoint point : List.of(KillPoint.HISTOGRAM, KillPoint.CANDIDATES, KillPoint.PRESENT, KillPoint.SPLITS, KillPoint.LEAVES)) {
                for (Map<String, String> settings : List.of(Map.of("rounds", "60"), Map.of("rounds", "60", "earlyStoppingRounds", "50"))) {
                    PartyId victim = gateways.banks().get(1 + random.nextInt(3));
                    String run = killer.once(() -> gateways.run(settings), victim, point, DEEPER);
                    gateways.start(victim);
                    List<TreeSchedule> trees = checked(pooled, killer, run);
                    truncated += (int) trees.stream().filter(tree -> !tree.isComplete()).count();
                    away += (int) trees.stream().filter(tree -> tree.members().size() == 3).count();
                }
            }
            System.out.println("cut short: " + truncated + ", grown by three: " + away);
            assertTrue(truncated > 0 && away > 0);
        }
    }

    @Test
    void the_last_tree_that_the_coordinator_ends_when_it_comes_back_with_other_banks_is_the_end_of_the_run() throws Exception {
        try (GatewayProcesses gateways = new GatewayProcesses(folder, 4, 300, "5s"); PooledCheck pooled = new PooledCheck(gateways, folder)) {
            gateways.startAll();
            Killer killer = new Killer(gateways, new SplittableRandom(1));
            PartyId away = gateways.banks().getLast();
            String run = killer.once(() -> gateways.run(Map.of("rounds", "1")), GatewayProcesses.COORDINATOR, KillPoint.PRESENCE_SUM, 1);
            gateways.kill(away);
            gateways.start(GatewayProcesses.COORDINATOR);
            for (PartyId bank : gateways.banks().subList(0, 3)) {
                assertEquals("completed", gateways.calls().over(bank, run, MOST).at("/state").asText(), () -> bank.value());
            }
            gateways.start(away);
            List<TreeSchedule> trees = checked(pooled, killer, run);
            assertEquals(1, trees.size());
            assertTrue(!trees.getFirst().isComplete() && trees.getFirst().members().size() == 4, () -> trees.toString());
        }
    }
}
