package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.run.RunProgress;
import io.riskmesh.gateway.run.round.RoundPlace;
import io.riskmesh.ledger.PartyId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far a run is and how fast it moves. Thread-safe: the host writes, the desk reads.
final class RunPace {
    private static final int REMEMBERED_TREES = 20;
    private static final long LEAST_STALL_MILLIS = 10_000;

    private final InstantSource clock;
    private final int trees;
    private final int levels;
    private final Deque<Long> millis = new ArrayDeque<>();
    private RoundPlace place = new RoundPlace(0, 0, "opening");
    private List<RunProgress.Waiting> waiting = List.of();
    private boolean cuts;
    private int done;
    private long movedAt;

    /// @param trees at most
    /// @param levels of a full tree
    RunPace(InstantSource clock, int trees, int levels) {
        this.clock = clock;
        this.trees = trees;
        this.levels = levels;
        this.movedAt = clock.millis();
    }

    int trees() {
        return trees;
    }

    int levels() {
        return levels;
    }

    synchronized boolean hasNoCuts() {
        return !cuts && done == 0 && place.tree() == 0;
    }

    synchronized void cutsFound() {
        cuts = true;
    }

    synchronized void tree(int finished, long took) {
        done = finished;
        millis.addLast(took);
        if (millis.size() > REMEMBERED_TREES) {
            millis.removeFirst();
        }
    }

    /// Says whether the place is another one.
    synchronized boolean moved(RoundPlace next) {
        if (next.equals(place)) {
            return false;
        }
        place = next;
        movedAt = clock.millis();
        return true;
    }

    /// Says whether others are awaited than before.
    synchronized boolean awaits(Set<PartyId> awaited, String phase) {
        Collection<PartyId> before = waiting.stream().map(RunProgress.Waiting::party).toList();
        if (before.size() == awaited.size() && awaited.containsAll(before)) {
            return false;
        }
        List<RunProgress.Waiting> next = new ArrayList<>();
        for (PartyId party : awaited) {
            next.add(waiting.stream().filter(one -> one.party().equals(party)).findFirst()
                    .orElseGet(() -> new RunProgress.Waiting(party, phase, clock.millis())));
        }
        waiting = List.copyOf(next);
        return true;
    }

    synchronized RunProgress progress() {
        List<Long> sorted = millis.stream().sorted().toList();
        Optional<RunProgress.Eta> eta = Optional.empty();
        long median = 0;
        if (!sorted.isEmpty()) {
            long left = Math.max(0, trees - done);
            median = sorted.get(sorted.size() / 2);
            eta = Optional.of(new RunProgress.Eta(seconds(left * sorted.get(sorted.size() / 4)),
                    seconds(left * sorted.get(sorted.size() * 3 / 4)) + 1));
        }
        boolean stalled = clock.millis() - movedAt > Math.max(LEAST_STALL_MILLIS, 2 * median);
        return new RunProgress(Math.max(done, place.tree()), trees, place.level(), levels, place.phase(), eta, waiting, stalled);
    }

    private static long seconds(long ms) {
        return ms / 1000;
    }
}
