package io.riskmesh.gateway.demo.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.acceptance.WholeLauncher;
import io.riskmesh.gateway.demo.live.ScoringConsortium.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Faults of every kind, drawn by a seed, befall a consortium that scores under load: processes are killed and paused, a disk takes no more, the
/// way between two gateways is slow, broken or a black hole. After each everybody scores again; in the end every acknowledged receipt is
/// there once and verifies offline against the verified ledger. `-Driskmesh.seed=N -Driskmesh.faults=N`. Prints what it saw.
@Tag("slow")
@Tag("chaos")
final class ChaosTest {
    private static final long SEED = Long.getLong("riskmesh.seed", 606);
    private static final int FAULTS = Integer.getInteger("riskmesh.faults", 16);
    private static final int PORTS = 33_000 + (int) (ProcessHandle.current().pid() % 50) * 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SOME = 5; // answers of each caller before and after a fault
    private static final int MORE_KIBIBYTES = 1024;
    private static final long PAUSE_MILLIS = 4_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final Random random = new Random(SEED);
    private final Map<Kind, Integer> survived = new EnumMap<>(Kind.class);
    private ScoringConsortium consortium;
    private FaultyPath path;
    private List<PayingCallers> callers;

    /// What can go wrong.
    private enum Kind { KILLED, TWO_KILLED, PAUSED, DISK_FULL, PATH_SLOW, PATH_BROKEN, PATH_BLACK_HOLE }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void whatever_befalls_a_scoring_consortium_no_receipt_is_lost_and_nothing_happens_twice() throws Exception {
        try (ScoringConsortium started = new ScoringConsortium(home, PORTS, WholeLauncher.write(home));
                FaultyPath way = new FaultyPath(new Ports(PORTS).peers(started.member(Part.PAYEE)))) {
            consortium = started;
            path = way;
            consortium.start();
            detour();
            DemoMember payee = consortium.member(Part.PAYEE);
            try (PayingCallers payer = new PayingCallers(consortium.folder(), consortium.member(Part.PAYER), payee);
                    PayingCallers host = new PayingCallers(consortium.folder(), consortium.member(Part.HOST), payee)) {
                callers = List.of(payer, host);
                for (Kind kind : drawn()) {
                    callers.forEach(caller -> caller.rest(false));
                    Aftermath.awaitAnswers(callers, SOME);
                    befall(kind);
                    Aftermath.awaitAnswers(callers, SOME);
                    survived.merge(kind, 1, Integer::sum);
                }
                System.out.printf("seed %d: %d faults survived, %s; connections broken off %d%n", SEED,
                        survived.values().stream().mapToInt(Integer::intValue).sum(), survived, path.breakOff());
                Aftermath.judge(consortium, callers);
            }
        }
    }

    // Each kind at least once, if there are enough; in an order that the seed says.
    private List<Kind> drawn() {
        List<Kind> all = List.of(Kind.values());
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < FAULTS; i++) {
            kinds.add(all.get(i % all.size()));
        }
        Collections.shuffle(kinds, random);
        return kinds;
    }

    // The payer reaches the payee by the path from now on, also after a restart.
    private void detour() throws Exception {
        Path file = consortium.folder().node(consortium.member(Part.PAYER)).resolve("gateway.yaml");
        String address = "127.0.0.1:" + new Ports(PORTS).peers(consortium.member(Part.PAYEE));
        String text = Files.readString(file);
        assertTrue(text.contains(address), () -> "no " + address + " in " + text);
        consortium.kill(Part.PAYER);
        Files.writeString(file, text.replace(address, "127.0.0.1:" + path.port()));
        consortium.restart(Part.PAYER);
    }

    private void befall(Kind kind) throws Exception {
        long began = System.nanoTime();
        String what = switch (kind) {
            case KILLED -> killed(List.of(part()));
            case TWO_KILLED -> killed(two());
            case PAUSED -> paused(part());
            case DISK_FULL -> full(random.nextBoolean() ? Part.PAYER : Part.HOST);
            case PATH_SLOW -> slow(100 + random.nextInt(900));
            case PATH_BROKEN -> "connections broken off: " + path.breakOff();
            case PATH_BLACK_HOLE -> blackHole();
        };
        System.out.printf("seed %d: %s %s, mended after %.1f s%n", SEED, kind, what, (System.nanoTime() - began) / 1e9);
    }

    private Part part() {
        List<Part> all = List.of(Part.values());
        return all.get(random.nextInt(all.size()));
    }

    private List<Part> two() {
        List<Part> all = new ArrayList<>(List.of(Part.values()));
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, 2));
    }

    private String killed(List<Part> parts) throws Exception {
        for (Part part : parts) {
            Thread.sleep(random.nextInt(400));
            consortium.kill(part);
        }
        callers.forEach(caller -> caller.rest(true));
        for (Part part : parts) {
            consortium.restart(part);
        }
        return parts.toString();
    }

    private String paused(Part part) throws Exception {
        consortium.signal(part, "STOP");
        try {
            Thread.sleep(PAUSE_MILLIS);
        } finally {
            consortium.signal(part, "CONT");
        }
        return part.toString();
    }

    // No file of the process can grow by more than a little: what a full disk looks like to it.
    private String full(Part part) throws Exception {
        consortium.kill(part);
        PayingCallers caller = callers.stream().filter(one -> one.payer().equals(consortium.member(part))).findFirst().orElseThrow();
        int before = refusedByDisk(caller);
        consortium.restartAfter(part, "ulimit -f " + (largest(consortium.folder().node(caller.payer())) / 1024 + MORE_KIBIBYTES));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (refusedByDisk(caller) == before) {
            assertTrue(System.nanoTime() < end, () -> "seed " + SEED + ": the disk is not full: " + caller.otherwise());
            Thread.sleep(50);
        }
        consortium.kill(part);
        consortium.restart(part);
        return part.toString();
    }

    private static int refusedByDisk(PayingCallers caller) {
        return caller.otherwise().entrySet().stream().filter(other -> other.getKey().contains("receipt_log")).mapToInt(Map.Entry::getValue).sum();
    }

    private static long largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }

    private String slow(int millis) throws InterruptedException {
        path.delay(millis);
        Thread.sleep(PAUSE_MILLIS);
        path.delay(0);
        return millis + " ms each way";
    }

    private String blackHole() throws InterruptedException {
        path.shut(true);
        Thread.sleep(PAUSE_MILLIS);
        path.shut(false);
        return "payer to payee";
    }
}
