package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.DAY;
import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.gateway.cli.LauncherOfTests;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptReader;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.ScoringReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By clocks that the test turns: the ledger is gone for ten minutes, and scores are given as long as the view is young enough, none
/// afterwards, and again by themselves when the ledger is back; then the bank's calendar is wrong, and no score is.
@Tag("acceptance")
final class TurnedClocksTest {
    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final List<PartyId> OTHERS = RunningLedger.BANKS.subList(1, 3);
    private static final ModelRef ALONE = new ModelRef("alone", 1);
    private static final Duration MOST_AGE = Duration.ofSeconds(30);
    private static final int PERMITS = 8;

    @TempDir
    private Path folder;

    private final Models alone = Models.of(2, 3);
    private final AtomicLong turned = new AtomicLong(); // nanoseconds
    private final AtomicLong calendar = new AtomicLong(); // milliseconds

    @Test
    void scores_go_on_until_the_view_is_too_old_come_back_with_the_ledger_and_end_with_the_grant_by_the_banks_own_calendar() throws Exception {
        SimulatedScorer scorer = new SimulatedScorer(folder.resolve("scorer"));
        scorer.start(0, Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString()));
        RunningLedger ledger = new RunningLedger(folder.resolve("ledger"));
        int port = ledger.port();
        List<BankRoom> rooms = new ArrayList<>();
        try (MemoryPeers peers = new MemoryPeers()) {
            try (ConsortiumForTests people = new ConsortiumForTests(ledger)) {
                people.found();
                long now = System.currentTimeMillis();
                for (PartyId bank : people.banks()) {
                    people.grant(bank, "g1", PURPOSE, now - DAY, now + 30 * DAY);
                }
                rooms.add(room(ALDER, ledger, peers, scorer.port().orElseThrow()));
                for (PartyId bank : OTHERS) {
                    rooms.add(room(bank, ledger, peers, 0));
                }
                activate(people, rooms.getFirst());
            }
            BankRoom alder = rooms.getFirst();
            alder.await(1);
            ScoreAnswer.Scored first = right(alder.settled("first", payment("p-1")), "p-1");
            ledger.close();
            goesOnWithAYoungView(alder);
            givesNothingOnAnOldOne(alder, first);
            ledger = new RunningLedger(folder.resolve("ledger"), port);
            comesBack(alder, "back");
            givesUnderItsKeyWhatWasNotToBeHadThen(alder);
            hasAWrongCalendar(alder);
        } finally {
            for (BankRoom room : rooms) {
                room.close();
            }
            ledger.close();
            scorer.stop();
        }
    }

    private void goesOnWithAYoungView(BankRoom alder) throws Exception {
        right(alder.score("gone", payment("p-2")), "p-2");
        turned.addAndGet(MOST_AGE.dividedBy(2).toNanos());
        right(alder.score("half", payment("p-3")), "p-3");
    }

    private void givesNothingOnAnOldOne(BankRoom alder, ScoreAnswer.Scored first) throws Exception {
        turned.addAndGet(Duration.ofMinutes(10).toNanos());
        for (int i = 0; i < 5; i++) {
            ScoreAnswer answer = alder.score("old-" + i, payment("p-4"));
            assertEquals(ScoringReason.AUTHORISATION_VIEW_STALE, assertInstanceOf(ScoreAnswer.Unavailable.class, answer, answer::toString).reason());
        }
        assertEquals(first.body(), alder.room.scores().get(new ReceiptReader("caller", false), first.scoreId()).orElseThrow(), "reads go on");
    }

    private void givesUnderItsKeyWhatWasNotToBeHadThen(BankRoom alder) throws Exception {
        for (int i = 0; i < 5; i++) {
            assertFalse(right(alder.score("old-" + i, payment("p-4")), "p-4").replayed(), "nothing was kept under the key");
        }
    }

    private void hasAWrongCalendar(BankRoom alder) throws Exception {
        int given = 0;
        for (Duration off : List.of(Duration.ofMinutes(20), Duration.ofMinutes(-20))) {
            calendar.set(off.toMillis());
            for (int i = 0; i < 5; i++) {
                ScoreAnswer answer = alder.score("off-" + off + i, payment("p-6"));
                if (answer instanceof ScoreAnswer.Scored) {
                    right(answer, "p-6");
                    given++;
                }
            }
        }
        calendar.set(Duration.ofDays(31).toMillis());
        for (int i = 0; i < 5; i++) {
            ScoreAnswer answer = alder.score("after-" + i, payment("p-7"));
            assertFalse(answer instanceof ScoreAnswer.Scored, () -> "after the end of every grant: " + answer);
        }
        calendar.set(0);
        comesBack(alder, "in-time");
        System.out.println("20 minutes off: " + given + " of 10 scored, all right");
    }

    private void comesBack(BankRoom alder, String key) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        ScoreAnswer answer = alder.score(key, payment("p-5"));
        for (int i = 0; !(answer instanceof ScoreAnswer.Scored) && System.nanoTime() < end; i++) {
            Thread.sleep(100);
            answer = alder.score(key + "-" + i, payment("p-5"));
        }
        assertFalse(right(answer, "p-5").replayed());
        assertTrue(alder.room.logIsOpen());
    }

    private ScoreAnswer.Scored right(ScoreAnswer answer, String payment) {
        ScoreAnswer.Scored scored = assertInstanceOf(ScoreAnswer.Scored.class, answer, answer::toString);
        assertEquals(alone.ppm(KnownFeatures.row(payment, 3)), scored.body().path("scorePpm").asInt());
        return scored;
    }

    private BankRoom room(PartyId bank, RunningLedger ledger, MemoryPeers peers, int scorer) throws Exception {
        Optional<RoomPlan.Host> host = scorer == 0 ? Optional.empty() : Optional.of(new RoomPlan.Host(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), scorer), HostedScorer.HostTerms.of(bank + ".scorer")));
        return new BankRoom(folder.resolve(bank.value()), ledger.folder(), bank, peers.calls(bank), peers.mail(bank), new KnownFeatures(),
                host, LogDisk.ofMachine(), PERMITS, new BankRoom.Times(MOST_AGE, () -> System.nanoTime() + turned.get(),
                        bank.equals(ALDER) ? new Turned() : Clock.systemUTC()));
    }

    private void activate(ConsortiumForTests people, BankRoom alder) throws Exception {
        Map<ModelRef, byte[]> files = new LinkedHashMap<>();
        files.put(ALONE, alone.file());
        people.propose(files, Digest.fromHex("ab".repeat(32)));
        people.activate(alder.room.releases().release(new ModelReleaseDesk.Terms(ALONE, 1, false, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.UNAVAILABLE, Optional.empty(), false, KnownFeatures.names(3)), alone.file()));
    }

    private static String payment(String id) {
        return BankRoom.payment(id, ALDER, OTHERS.getFirst(), PURPOSE);
    }

    /// UTC, as far off as the test says.
    private final class Turned extends Clock {
        @Override
        public Instant instant() {
            return Instant.now().plusMillis(calendar.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new AssertionError("Nobody asks for local time");
        }
    }
}
