package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.flow.KillPoint.Role;
import io.riskmesh.gateway.run.flow.Killer.Target;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Gateways that train are killed at points and instants that a seed draws, and started again: each run comes to the model of the lab. The short
/// form of `GatewayKillsTest`. `-Driskmesh.seed=N -Driskmesh.runs=N`. Prints what it saw.
@Tag("slow")
@Tag("chaos")
final class ChaosRunsTest {
    private static final long SEED = Long.getLong("riskmesh.seed", 606);
    private static final int RUNS = Integer.getInteger("riskmesh.runs", 2);
    private static final int KILLS = 4; // in each run
    private static final Map<String, String> SETTINGS = Map.of("rounds", "5");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void killed_at_drawn_points_every_run_is_resumed_to_the_model_of_the_lab() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        try (GatewayProcesses gateways = new GatewayProcesses(folder, 3, 300, "10s")) {
            gateways.startAll();
            Killer killer = new Killer(gateways, random);
            Map<String, String> all = new TreeMap<>(SETTINGS);
            all.put("seed", "7");
            String lab = Digest.ofFile(LabRun.file(folder, gateways.banks().stream().map(gateways::rows).toList(),
                    new RunRequest("fraud", GatewayProcesses.DATASET, GatewayProcesses.PURPOSE, "F30", all, List.of()))).hex();
            int resumed = 0;
            for (int run = 0; run < RUNS; run++) {
                int before = killer.kills();
                Killer.Met met = killer.during(() -> gateways.run(SETTINGS), targets(random));
                assertEquals(lab, killer.model(met.run()), () -> "seed " + SEED + ": " + killer.story());
                resumed += killer.kills() > before ? 1 : 0;
            }
            System.out.printf("seed %d: %d kills in %d runs, %d resumed, each to the lab's model %s; %s%n", SEED, killer.kills(), RUNS, resumed,
                    lab.substring(0, 16), killer.hits());
            assertTrue(killer.kills() > 0);
        }
    }

    // In the order in which a run comes to them.
    private static List<Target> targets(SplittableRandom random) {
        List<KillPoint> points = new ArrayList<>(List.of(KillPoint.values()));
        points.removeIf(point -> point.phase() == KillPoint.Phase.VALIDATION // only with early stopping
                || point.phase().isOfPairs()); // only on both sides of payments
        while (points.size() > KILLS - 1) {
            points.remove(random.nextInt(points.size()));
        }
        List<Target> targets = new ArrayList<>();
        for (KillPoint point : points) {
            boolean coordinates = point.isOf(Role.COORDINATOR) && (random.nextBoolean() || !point.isOf(Role.PARTICIPANT));
            targets.add(Target.at(point, coordinates ? Role.COORDINATOR : Role.PARTICIPANT, random));
        }
        targets.add(random.nextInt(targets.size() + 1), Target.anyInstant(random));
        return targets;
    }
}
