package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.run.flow.KillPoint.Role;
import io.riskmesh.gateway.run.flow.Killer.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Gateways are killed (SIGKILL) in what the banks of a pair do with each other in a run on both sides of payments, and started again.
/// Three banks are the fewest that may open a sum, so a tree is opened over all of them or not at all: the model is the undisturbed one.
final class JointKillsTest {
    private static final int PER_RUN = 4;
    private static final int MOST_RUNS = 12;
    private static final Map<String, String> SETTINGS = Map.of("rounds", "6");

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void killed_in_every_phase_of_a_pair_the_model_is_the_undisturbed_one() throws Exception {
        long seed = Long.getLong("riskmesh.seed", 20261126);
        SplittableRandom random = new SplittableRandom(seed);
        List<Target> targets = targets(random);
        TreeSet<String> wanted = new TreeSet<>(targets.stream().map(Target::name).toList());
        try (GatewayProcesses gateways = new GatewayProcesses(folder, 3, 400, "10s", "15m", true)) {
            gateways.startAll();
            Killer killer = new Killer(gateways, random);
            String quiet = killer.model(gateways.run(SETTINGS));
            int runs = 0;
            for (; !targets.isEmpty() && runs < MOST_RUNS; runs++) {
                List<Target> some = new ArrayList<>(targets.subList(0, Math.min(PER_RUN, targets.size())));
                targets.removeAll(some);
                Killer.Met met = killer.during(() -> gateways.run(SETTINGS), some);
                targets.addAll(met.missed());
                assertEquals(quiet, killer.model(met.run()), killer.story() + " against the undisturbed run, seed " + seed);
                System.out.println("joint run " + runs + ": " + killer.kills() + " kills, missed " + met.missed());
            }
            System.out.println("killed " + killer.kills() + " times in " + runs + " joint runs (seed " + seed + "): " + killer.hits());
            assertTrue(killer.hits().keySet().containsAll(wanted), "not met: " + targets);
        }
    }

    /// Every point of a pair in both roles, those of a run in its order.
    private static List<Target> targets(SplittableRandom random) {
        List<Target> targets = new ArrayList<>();
        for (Role role : List.of(Role.PARTICIPANT, Role.COORDINATOR)) {
            for (KillPoint point : KillPoint.values()) {
                if (point.phase().isOfPairs()) {
                    targets.add(Target.at(point, role, random));
                }
            }
        }
        return targets;
    }
}
