package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.run.flow.KillPoint.Phase;
import io.riskmesh.gateway.run.flow.KillPoint.Role;
import io.riskmesh.gateway.run.flow.Killer.Target;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Gateways are killed (SIGKILL) in a run and started again. Three banks are the fewest that may open a sum, so every tree is opened
/// over all of them or not at all: the model must be that of an undisturbed run, of `lab`, and of the pooled rows.
final class GatewayKillsTest {
    private static final int KILLS = 50;
    private static final int MOST_RUNS = 25;
    private static final Map<String, String> SETTINGS = Map.of("rounds", "11");
    private static final Map<String, String> WATCHED = Map.of("rounds", "11", "earlyStoppingRounds", "20");

    @TempDir
    Path folder;

    private static long seed() {
        return Long.getLong("riskmesh.seed", 20261126);
    }

    @Test
    @Tag("acceptance")
    void both_kinds_of_banks_killed_in_a_tree_and_at_its_end_leave_the_model_of_the_lab() throws Exception {
        Map<String, String> settings = Map.of("rounds", "3");
        try (GatewayProcesses gateways = new GatewayProcesses(folder, 3, 200, "10s"); PooledCheck pooled = new PooledCheck(gateways, folder)) {
            gateways.startAll();
            Killer killer = new Killer(gateways, new SplittableRandom(seed()));
            Killer.Met met = killer.during(() -> gateways.run(settings), List.of(Target.at(KillPoint.PRESENT, Role.PARTICIPANT),
                    Target.at(KillPoint.CHECKPOINT, Role.COORDINATOR), Target.at(KillPoint.FINISHED, Role.PARTICIPANT)));
            String model = killer.model(met.run());
            assertEquals(List.of(), met.missed());
            assertEquals(Digest.ofFile(lab(gateways, settings)).hex(), model, "the lab");
            assertEquals(Digest.ofFile(pooled.grow(met.run()).file()).hex(), model, "the pooled rows");
        }
    }

    @Test
    @Tag("slow")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void killed_in_every_phase_and_at_any_instant_the_model_is_the_undisturbed_one() throws Exception {
        SplittableRandom random = new SplittableRandom(seed());
        List<Target> targets = targets(random);
        TreeSet<String> wanted = new TreeSet<>(targets.stream().map(Target::name).toList());
        try (GatewayProcesses gateways = new GatewayProcesses(folder, 3, 600, "10s"); PooledCheck pooled = new PooledCheck(gateways, folder)) {
            gateways.startAll();
            Killer killer = new Killer(gateways, random);
            String quiet = killer.model(gateways.run(SETTINGS));
            assertEquals(Digest.ofFile(lab(gateways, SETTINGS)).hex(), quiet, "the lab");
            int runs = 0;
            for (; !targets.isEmpty() && runs < MOST_RUNS; runs++) {
                boolean watched = runs % 2 == 0;
                Killer.Met met = killer.during(() -> gateways.run(watched ? WATCHED : SETTINGS), some(targets, watched));
                targets.addAll(met.missed());
                String model = killer.model(met.run());
                PooledCheck.Pooled replayed = pooled.grow(met.run());
                assertEquals(Digest.ofFile(replayed.file()).hex(), model, killer.story() + " against the pooled rows, seed " + seed());
                assertTrue(replayed.trees().stream().allMatch(tree -> tree.isComplete() && tree.members().size() == 3));
                assertTrue(watched || quiet.equals(model), killer.story() + " against the undisturbed run, seed " + seed());
                System.out.println("run " + runs + ": " + killer.kills() + " kills, missed " + met.missed());
            }
            System.out.println("killed " + killer.kills() + " times in " + runs + " runs (seed " + seed() + "): " + killer.hits());
            assertTrue(killer.hits().keySet().containsAll(wanted), "not met: " + targets);
            assertTrue(killer.kills() >= KILLS);
        }
    }

    /// Each phase in both roles and all points of the end, then any points until there are enough.
    private static List<Target> targets(SplittableRandom random) {
        Map<String, List<Target>> byName = new TreeMap<>();
        List<Target> all = new ArrayList<>();
        for (KillPoint point : KillPoint.values()) {
            for (Role role : List.of(Role.COORDINATOR, Role.PARTICIPANT)) {
                if (point.isOf(role) && !point.phase().isOfPairs()) {
                    Target target = Target.at(point, role, random);
                    byName.computeIfAbsent(target.name(), _ -> new ArrayList<>()).add(target);
                    all.add(target);
                }
            }
        }
        List<Target> targets = new ArrayList<>();
        byName.values().forEach(some -> targets.add(some.get(random.nextInt(some.size()))));
        all.stream().filter(one -> one.point().filter(point -> point.phase() == Phase.END).isPresent()).filter(one -> !targets.contains(one))
                .forEach(targets::add);
        while (targets.size() < KILLS) {
            targets.add(targets.size() % 2 == 0 ? Target.anyInstant(random) : all.get(random.nextInt(all.size())));
        }
        return targets;
    }

    /// Targets of one run, taken off the list, in the order in which a run comes to them.
    private static List<Target> some(List<Target> targets, boolean watched) {
        List<Target> some = new ArrayList<>();
        take(targets, some, 1, phase -> phase.isBeforeMachines());
        take(targets, some, 1, phase -> phase == Phase.CUTS);
        take(targets, some, 4, phase -> !phase.isBeforeMachines() && phase != Phase.CUTS && phase.compareTo(Phase.ANCHORING) < 0
                && (watched || phase != Phase.VALIDATION));
        take(targets, some, 2, phase -> phase.compareTo(Phase.ANCHORING) >= 0);
        return some;
    }

    private static void take(List<Target> from, List<Target> to, int most, java.util.function.Predicate<Phase> fits) {
        List<Target> taken = from.stream().filter(target -> target.point().isEmpty() || fits.test(target.point().get().phase()))
                .limit(most).toList();
        for (Target one : taken) {
            from.remove(one);
            to.add(one);
        }
    }

    private byte[] lab(GatewayProcesses gateways, Map<String, String> settings) throws Exception {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("seed", "7");
        return LabRun.file(folder, gateways.banks().stream().map(gateways::rows).toList(),
                new RunRequest("fraud", GatewayProcesses.DATASET, GatewayProcesses.PURPOSE, "F30", all, List.of()));
    }
}
