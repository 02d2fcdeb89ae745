package io.riskmesh.gateway.run.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.run.flow.KillPoint.Role;
import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Kills gateways under way, each at a point that was asked for or at a random instant, and starts them again.
final class Killer {
    /// Time for whatever a run must come to.
    static final Duration MOST = Duration.ofMinutes(3);

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST_ENTRIES = 4;
    private static final int TWO_IN = 6; // every sixth kill takes another bank as well
    private static final int LONGEST_MILLIS = 4000;

    private final GatewayProcesses gateways;
    private final SplittableRandom random;
    private final Map<String, Integer> hits = new TreeMap<>();
    private final List<String> story = new ArrayList<>();
    private int kills;

    /// Whom to kill and where; without a point at a random instant.
    ///
    /// @param entries of the point that pass before
    /// @param both whether another bank is killed with it
    record Target(Optional<KillPoint> point, Role role, int entries, boolean both) {
        static Target at(KillPoint point, Role role) {
            return new Target(Optional.of(point), role, 0, false);
        }

        /// Any entry of the point, where a run comes to it often.
        static Target at(KillPoint point, Role role, SplittableRandom random) {
            int entries = point.phase().isOften() ? random.nextInt(MOST_ENTRIES) : 0;
            return new Target(Optional.of(point), role, entries, random.nextInt(TWO_IN) == 0);
        }

        static Target anyInstant(SplittableRandom random) {
            return new Target(Optional.empty(), Role.ANY, 0, random.nextInt(TWO_IN) == 0);
        }

        String name() {
            return point.map(one -> one.phase().name()).orElse("ANY_INSTANT") + " " + role;
        }
    }

    Killer(GatewayProcesses gateways, SplittableRandom random) {
        this.gateways = gateways;
        this.random = random;
    }

    /// Hits by phase and role.
    Map<String, Integer> hits() {
        return hits;
    }

    int kills() {
        return kills;
    }

    List<String> story() {
        return story;
    }

    /// Starts a run and kills one target after the other in it. What was not met before the run was over is given back.
    ///
    /// @param start gives the run's id
    Met during(RunStart start, List<Target> targets) throws Exception {
        List<Target> missed = new ArrayList<>();
        List<PartyId> down = new ArrayList<>();
        Optional<String> run = Optional.empty();
        for (Target target : targets) {
            if (run.isPresent() && down.isEmpty() && isOver(run.get())) {
                missed.add(target);
                continue;
            }
            PartyId victim = victim(target.role());
            if (down.remove(victim)) {
                gateways.start(victim);
            }
            try (Trap trap = Trap.set(gateways, victim, target, random)) {
                startAll(down);
                if (run.isEmpty()) {
                    run = Optional.of(start.run());
                }
                if (isMet(trap, run.get(), victim)) {
                    down.addAll(kill(victim, target));
                } else {
                    missed.add(target);
                }
            }
        }
        startAll(down);
        return new Met(run.orElseThrow(), missed);
    }

    /// Starts a run.
    @FunctionalInterface
    interface RunStart {
        String run() throws Exception;
    }

    /// @param missed targets that the run did not come to
    record Met(String run, List<Target> missed) {}

    /// Starts a run and kills one bank in it, which stays down.
    ///
    /// @param entries of the point that pass before
    String once(RunStart start, PartyId victim, KillPoint point, int entries) throws Exception {
        try (Trap trap = new Trap(Optional.of(gateways.stopping(victim, point, entries)), victim + " at " + point, 0)) {
            String run = start.run();
            if (!isMet(trap, run, victim)) {
                throw new AssertionError(trap + " was not met");
            }
            kill(victim, Target.at(point, Role.ANY));
            return run;
        }
    }

    private void startAll(List<PartyId> down) throws Exception {
        for (PartyId bank : down) {
            gateways.start(bank);
        }
        down.clear();
    }

    private PartyId victim(Role role) {
        List<PartyId> banks = gateways.banks();
        int first = role == Role.PARTICIPANT ? 1 : 0;
        return role == Role.COORDINATOR ? banks.getFirst() : banks.get(first + random.nextInt(banks.size() - first));
    }

    private boolean isMet(Trap trap, String run, PartyId victim) throws Exception {
        long end = System.nanoTime() + MOST.toNanos();
        while (!trap.isSprung(LOOK)) {
            if (isOver(run, victim)) {
                return trap.isSprung(LOOK);
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(trap + " is not met\n" + story + "\n" + gateways.calls().story(run));
            }
        }
        return true;
    }

    private boolean isOver(String run) throws Exception {
        return isOver(run, GatewayProcesses.COORDINATOR) && gateways.calls().isOver(GatewayProcesses.COORDINATOR, run);
    }

    // A process that stands still does not answer: the others are asked.
    private boolean isOver(String run, PartyId notAsked) throws Exception {
        for (PartyId bank : gateways.banks()) {
            if (!bank.equals(notAsked) && !gateways.calls().isOver(bank, run)) {
                return false;
            }
        }
        return true;
    }

    private List<PartyId> kill(PartyId victim, Target target) throws Exception {
        List<PartyId> killed = new ArrayList<>(List.of(victim));
        if (target.both()) {
            List<PartyId> others = new ArrayList<>(gateways.banks());
            others.remove(victim);
            killed.add(others.get(random.nextInt(others.size())));
        }
        for (PartyId bank : killed) {
            gateways.kill(bank);
        }
        kills += killed.size();
        hits.merge(target.name(), 1, Integer::sum);
        story.add(killed + " at " + target.point().map(KillPoint::name).orElse("any instant"));
        return killed;
    }

    /// The model's digest, the same at all banks; every bank has completed the run.
    String model(String run) throws Exception {
        String model = "";
        for (PartyId bank : gateways.banks()) {
            JsonNode over = gateways.calls().over(bank, run, MOST);
            String digest = over.at("/modelDigest").asText();
            if (!over.at("/state").asText().equals("completed") || !model.isEmpty() && !model.equals(digest)) {
                throw new AssertionError(story + "\n" + bank + ": " + over + "\n" + gateways.calls().story(run));
            }
            model = digest;
        }
        return model;
    }

    /// What stops a process, or waits.
    private record Trap(Optional<Debugger.Stop> stop, String name, long at) implements AutoCloseable {

        static Trap set(GatewayProcesses gateways, PartyId victim, Target target, SplittableRandom random) throws Exception {
            String name = victim + " at " + target;
            if (target.point().isEmpty()) {
                return new Trap(Optional.empty(), name, System.nanoTime() + Duration.ofMillis(random.nextInt(LONGEST_MILLIS)).toNanos());
            }
            return new Trap(Optional.of(gateways.stopping(victim, target.point().get(), target.entries())), name, 0);
        }

        boolean isSprung(Duration most) throws InterruptedException {
            if (stop.isPresent()) {
                return stop.get().isReached(most);
            }
            Thread.sleep(Math.max(0, Math.min(most.toMillis(), (at - System.nanoTime()) / 1_000_000)));
            return System.nanoTime() >= at;
        }

        @Override
        public void close() {
            stop.ifPresent(Debugger.Stop::close);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
