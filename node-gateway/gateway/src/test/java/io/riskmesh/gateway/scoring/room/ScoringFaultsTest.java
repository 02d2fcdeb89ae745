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
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.ScoringReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a bank answers when the world around it fails: never a wrong score, never a lost receipt.
@Tag("acceptance")
final class ScoringFaultsTest {
    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final PartyId BIRCH = RunningLedger.BANKS.get(1);
    private static final PartyId CEDAR = RunningLedger.BANKS.get(2);
    private static final ModelRef ALONE = new ModelRef("alone", 1);
    private static final int PERMITS = 8;

    @TempDir
    private Path folder;

    private final Models alone = Models.of(2, 3);
    private final AtomicBoolean diskFails = new AtomicBoolean();

    @Test
    void full_rooms_failing_disks_lost_scorers_and_silent_ledgers_are_told_and_survived() throws Exception {
        SimulatedScorer scorer = new SimulatedScorer(folder.resolve("scorer"));
        Map<String, String> launcher = Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString());
        scorer.start(0, launcher);
        int port = scorer.port().orElseThrow();
        RunningLedger ledger = new RunningLedger(folder.resolve("ledger"));
        try (ConsortiumForTests people = new ConsortiumForTests(ledger); MemoryPeers peers = new MemoryPeers()) {
            people.found();
            long now = System.currentTimeMillis();
            for (PartyId bank : people.banks()) {
                people.grant(bank, "g1", PURPOSE, now - DAY, now + 30 * DAY);
            }
            BankRoom alder = room(ALDER, ledger, peers, port);
            List<BankRoom> others = new ArrayList<>();
            try {
                others.add(room(BIRCH, ledger, peers, port));
                others.add(room(CEDAR, ledger, peers, port));
                activate(people, alder);
                alder.await(1);
                ScoreAnswer.Scored first = scored(alder.settled("first", payment("p-1")));
                turnsAwayWhatIsTooMuch(alder);
                alder.close();
                alder = room(ALDER, ledger, peers, port);
                alder.await(1);
                ScoreAnswer.Scored again = scored(alder.score("first", payment("p-1")));
                assertTrue(again.replayed(), "the answer of the process before");
                assertEquals(first.body(), again.body());
                losesItsScorer(alder, scorer, launcher, port);
                failsToWrite(alder, first);
                alder.close();
                diskFails.set(false);
                alder = room(ALDER, ledger, peers, port);
                alder.await(1);
                assertTrue(scored(alder.score("first", payment("p-1"))).replayed());
                scored(alder.settled("after-disk", payment("p-9")));
                ledger.close();
                assertStale(alder);
            } finally {
                alder.close();
                for (BankRoom room : others) {
                    room.close();
                }
            }
        } finally {
            ledger.close();
            scorer.stop();
        }
    }

    private BankRoom room(PartyId bank, RunningLedger ledger, MemoryPeers peers, int port) throws Exception {
        Optional<RoomPlan.Host> host = bank.equals(ALDER) ? Optional.of(new RoomPlan.Host(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), HostedScorer.HostTerms.of(ALDER + ".scorer"))) : Optional.empty();
        return new BankRoom(folder.resolve(bank.value()), ledger.folder(), bank, peers, new KnownFeatures(), host, new FailingAtWill(), PERMITS);
    }

    private void activate(ConsortiumForTests people, BankRoom alder) throws Exception {
        Map<ModelRef, byte[]> files = new LinkedHashMap<>();
        files.put(ALONE, alone.file());
        people.propose(files, Digest.fromHex("ab".repeat(32)));
        people.activate(alder.room.releases().release(new ModelReleaseDesk.Terms(ALONE, 1, false, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.UNAVAILABLE, Optional.empty(), false, KnownFeatures.names(3)), alone.file()));
    }

    private static void turnsAwayWhatIsTooMuch(BankRoom alder) throws Exception {
        List<CompletableFuture<ScoreAnswer>> asked = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            asked.add(alder.room.scores().score(new ScoreDesk.Ask("caller", "load-" + i, "0"),
                    payment("p-load-" + i).getBytes(StandardCharsets.UTF_8)).toCompletableFuture());
        }
        int shed = 0;
        int given = 0;
        for (CompletableFuture<ScoreAnswer> one : asked) {
            ScoreAnswer answer = one.get(20, TimeUnit.SECONDS);
            shed += answer instanceof ScoreAnswer.Unavailable unavailable && unavailable.reason() == ScoringReason.OVERLOADED ? 1 : 0;
            given += answer instanceof ScoreAnswer.Scored ? 1 : 0;
        }
        assertTrue(given >= PERMITS && shed > 0, given + " scored, " + shed + " turned away");
    }

    private void losesItsScorer(BankRoom alder, SimulatedScorer scorer, Map<String, String> launcher, int port) throws Exception {
        scorer.stop();
        assertInstanceOf(ScoreAnswer.Unavailable.class, alder.score("no-scorer", payment("p-2")));
        scorer.start(port, launcher);
        ScoreAnswer back = alder.settled("scorer-back", payment("p-3"));
        assertEquals(alone.ppm(KnownFeatures.row("p-3", 3)), scored(back).body().path("scorePpm").asInt());
    }

    private void failsToWrite(BankRoom alder, ScoreAnswer.Scored first) throws Exception {
        diskFails.set(true);
        ScoreAnswer.Unavailable answer = assertInstanceOf(ScoreAnswer.Unavailable.class, alder.score("disk", payment("p-4")));
        assertEquals(ScoringReason.RECEIPT_LOG, answer.reason());
        assertFalse(alder.room.logIsOpen());
        assertEquals(first.body(), alder.room.scores().get(new ReceiptReader("caller", false), first.scoreId()).orElseThrow(), "reads go on");
    }

    private static void assertStale(BankRoom alder) throws Exception {
        ScoreAnswer answer = alder.score("stale", payment("p-5"));
        for (int i = 0; i < 1_200 && !isStale(answer); i++) {
            Thread.sleep(50);
            answer = alder.score("stale-" + i, payment("p-5"));
        }
        assertTrue(isStale(answer), answer.toString());
    }

    private static boolean isStale(ScoreAnswer answer) {
        return answer instanceof ScoreAnswer.Unavailable unavailable && unavailable.reason() == ScoringReason.AUTHORISATION_VIEW_STALE;
    }

    private static String payment(String id) {
        return BankRoom.payment(id, ALDER, BIRCH, PURPOSE);
    }

    private static ScoreAnswer.Scored scored(ScoreAnswer answer) {
        return assertInstanceOf(ScoreAnswer.Scored.class, answer, answer::toString);
    }

    /// Writes until it is told to fail.
    private final class FailingAtWill implements LogDisk {
        private final LogDisk real = LogDisk.ofMachine();

        @Override
        public Segment open(Path file) throws IOException {
            Segment opened = real.open(file);
            return new Segment() {
                @Override
                public void append(ByteBuffer bytes) throws IOException {
                    opened.append(bytes);
                }

                @Override
                public void force() throws IOException {
                    if (diskFails.get()) {
                        throw new IOException("no space left");
                    }
                    opened.force();
                }

                @Override
                public void truncate(long size) throws IOException {
                    opened.truncate(size);
                }

                @Override
                public long size() throws IOException {
                    return opened.size();
                }

                @Override
                public void close() throws IOException {
                    opened.close();
                }
            };
        }

        @Override
        public void syncFolder(Path of) throws IOException {
            real.syncFolder(of);
        }

        @Override
        public long usableBytes(Path of) throws IOException {
            return real.usableBytes(of);
        }
    }
}
