package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.ledger.PartyId;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ratios of joint scores over a real ledger and a real scorer's process (design `serving.md` section 15), in one run on one machine. Prints
/// what it finds. A machine that does something else shows nothing: skipped above a load of 3.
@Tag("slow")
final class ScoreRatiosTest {
    private static final PartyId ALDER = JointRooms.ALDER;
    private static final PartyId BIRCH = JointRooms.BIRCH;
    private static final int IN_FLIGHT = 32;
    private static final int WARM_UP = 2_000;
    private static final int TIMED = 1_000;
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final double MOST_LOAD = 3;
    private static final int PAIRS = 3; // of windows; medians count

    @TempDir
    private Path folder;

    private final AtomicInteger number = new AtomicInteger();

    @Test
    void replays_are_cheap_and_overload_costs_those_who_are_served_little() throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Assumptions.assumeTrue(load <= MOST_LOAD || Boolean.getBoolean("riskmesh.anyLoad"),
                "load " + load + ": ratios are measured on a machine that rests; -Driskmesh.anyLoad=true measures all the same");
        try (JointRooms rooms = JointRooms.open(folder, IN_FLIGHT)) {
            measure(rooms.alder(), load);
        }
    }

    private void measure(BankRoom alder, double load) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            timed(alder, "warm-" + i);
        }
        long[] fresh = new long[TIMED];
        long[] replayed = new long[TIMED];
        for (int i = 0; i < TIMED; i++) { // in turn: a disk that slows down slows both
            fresh[i] = timed(alder, "timed-" + i);
            replayed[i] = timed(alder, "timed-" + i);
        }
        double replay = (double) percentile(replayed, 50) / percentile(fresh, 50);
        saturated(alder); // more than one at a time warms up other code
        List<Double> saturations = new ArrayList<>();
        List<Overload> overloads = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            saturations.add(saturated(alder));
            overloads.add(overloaded(alder, 2 * saturations.getLast()));
        }
        double saturation = saturations.stream().sorted().skip(PAIRS / 2).findFirst().orElseThrow();
        Overload over = new Overload(overloads.stream().map(Overload::goodput).sorted().skip(PAIRS / 2).findFirst().orElseThrow(),
                overloads.stream().mapToInt(Overload::refused).sum(),
                overloads.stream().map(Overload::refusalP99).sorted().skip(PAIRS / 2).findFirst().orElseThrow());
        System.out.printf(Locale.ROOT, "load %.1f; joint score p50 %d us, replayed %d us, ratio %.3f (<= 0.5)%n"
                + "saturation %.0f/s; at twice that %.0f/s answered, ratio %.2f (>= 0.9), %d refused, p99 %.2f ms (<= 20)%n", load,
                percentile(fresh, 50) / 1_000, percentile(replayed, 50) / 1_000, replay, saturation, over.goodput,
                over.goodput / saturation, over.refused, over.refusalP99 / 1e6);
        assertTrue(replay <= 0.5, "replayed : fresh " + replay);
        assertTrue(over.goodput >= 0.9 * saturation, "goodput " + over.goodput + " of " + saturation);
        assertTrue(over.refused > 0 && over.refusalP99 <= 20_000_000, "refusals p99 " + over.refusalP99);
    }

    private static long timed(BankRoom alder, String key) throws Exception {
        long began = System.nanoTime();
        assertInstanceOf(ScoreAnswer.Scored.class, alder.score(key, BankRoom.payment("p-" + key, ALDER, BIRCH, PURPOSE)), key);
        return System.nanoTime() - began;
    }

    // As many in flight as there are permits: nobody is refused.
    private double saturated(BankRoom alder) throws InterruptedException {
        Semaphore inFlight = new Semaphore(IN_FLIGHT - 2);
        AtomicLong scored = new AtomicLong();
        long began = System.nanoTime();
        while (System.nanoTime() - began < WINDOW_NANOS) {
            inFlight.acquire();
            var _ = ask(alder).whenComplete((answer, _) -> {
                scored.addAndGet(answer instanceof ScoreAnswer.Scored ? 1 : 0);
                inFlight.release();
            });
        }
        return scored.get() / ((System.nanoTime() - began) / 1e9);
    }

    private record Overload(double goodput, int refused, long refusalP99) {}

    private Overload overloaded(BankRoom alder, double perSecond) {
        AtomicLong scored = new AtomicLong();
        ConcurrentLinkedQueue<Long> refusals = new ConcurrentLinkedQueue<>();
        long began = System.nanoTime();
        for (long i = 0; System.nanoTime() - began < WINDOW_NANOS; i++) {
            long due = began + (long) (i * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            var _ = ask(alder).whenComplete((answer, _) -> {
                if (answer instanceof ScoreAnswer.Scored) {
                    scored.incrementAndGet();
                } else {
                    refusals.add(System.nanoTime() - due); // since it should have been asked, whatever kept the driver
                }
            });
        }
        double goodput = scored.get() / ((System.nanoTime() - began) / 1e9);
        return new Overload(goodput, refusals.size(), percentile(refusals.stream().mapToLong(Long::longValue).toArray(), 99));
    }

    private CompletionStage<ScoreAnswer> ask(BankRoom alder) {
        String key = "k-" + number.incrementAndGet();
        return alder.room.scores().score(new ScoreDesk.Ask("caller", key, "0"),
                BankRoom.payment("p-" + key, ALDER, BIRCH, PURPOSE).getBytes(StandardCharsets.UTF_8));
    }

    private static long percentile(long[] values, int percent) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100];
    }
}
