package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.receipts.segment.Recovery;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// As many scores as a bank makes in days, and what its log holds afterwards: for each answer one receipt, no receipt without an answer.
/// `-Driskmesh.scores=N` for another number. Prints what it counted.
@Tag("slow")
final class ManyScoresTest {
    private static final int SCORES = Integer.getInteger("riskmesh.scores", 1_000_000);
    private static final int REPLAYS = Math.min(10_000, SCORES);
    private static final long SEED = Long.getLong("riskmesh.seed", 606);
    private static final int IN_FLIGHT = 64;
    private static final int MOST_TRIES = 1_000;

    @TempDir
    private Path folder;

    private final BitSet answered = new BitSet(SCORES);
    private final AtomicInteger otherwise = new AtomicInteger();

    @Test
    @Timeout(value = 4, unit = TimeUnit.HOURS)
    void each_score_has_one_receipt_each_receipt_a_score_and_no_replay_gets_another() throws Exception {
        long began = System.nanoTime();
        Path receipts;
        try (JointRooms rooms = JointRooms.open(folder, IN_FLIGHT)) {
            receipts = rooms.receipts();
            ask(rooms.alder());
            double seconds = (System.nanoTime() - began) / 1e9;
            assertEquals(SCORES, answered.cardinality());
            System.out.printf("seed %d: %d scores in %.0f s, %d other answers meanwhile, asked again%n", SEED, SCORES, seconds, otherwise.get());
            replay(rooms.alder());
        }
        match(receipts);
    }

    // Each under its key until it is a score.
    private void ask(BankRoom alder) throws InterruptedException {
        Semaphore inFlight = new Semaphore(IN_FLIGHT - 2);
        for (int number = 0; number < SCORES; number++) {
            inFlight.acquire();
            ask(alder, number, MOST_TRIES, inFlight);
        }
        inFlight.acquire(IN_FLIGHT - 2);
    }

    private void ask(BankRoom alder, int number, int tries, Semaphore inFlight) {
        var _ = score(alder, number, number).whenComplete((answer, _) -> {
            if (answer instanceof ScoreAnswer.Scored) {
                synchronized (answered) {
                    answered.set(number);
                }
                inFlight.release();
            } else if (tries > 0) {
                otherwise.incrementAndGet();
                CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute(() -> ask(alder, number, tries - 1, inFlight));
            } else {
                inFlight.release();
            }
        });
    }

    private static CompletionStage<ScoreAnswer> score(BankRoom alder, int key, int payment) {
        return alder.room.scores().score(new ScoreDesk.Ask("caller", "k-" + key, "0"),
                BankRoom.payment("p-" + payment, JointRooms.ALDER, JointRooms.BIRCH, PURPOSE).getBytes(StandardCharsets.UTF_8));
    }

    // The same again gives the same answer; another payment under a used key gives none.
    private void replay(BankRoom alder) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int repeated = 0;
        int refused = 0;
        for (int i = 0; i < REPLAYS; i++) {
            int number = random.nextInt(SCORES);
            ScoreAnswer same = score(alder, number, number).toCompletableFuture().get(60, TimeUnit.SECONDS);
            repeated += same instanceof ScoreAnswer.Scored scored && scored.replayed() ? 1 : 0;
            ScoreAnswer other = score(alder, number, number + 1).toCompletableFuture().get(60, TimeUnit.SECONDS);
            refused += other instanceof ScoreAnswer.Rejected rejected && rejected.code().code().equals("idempotency_key_reused") ? 1 : 0;
        }
        System.out.printf("seed %d: of %d replays %d got the first answer; of %d other payments under used keys %d were refused%n", SEED, REPLAYS, repeated,
                REPLAYS, refused);
        assertEquals(REPLAYS, repeated);
        assertEquals(REPLAYS, refused);
    }

    private static void match(Path receipts) throws Exception {
        Map<Digest, Integer> keys = new HashMap<>();
        for (int number = 0; number < SCORES; number++) {
            keys.put(Digest.ofFile(("caller\0k-" + number).getBytes(StandardCharsets.UTF_8)), number);
        }
        keys.put(Digest.ofFile("caller\0first".getBytes(StandardCharsets.UTF_8)), SCORES); // of the start, or one of its retries
        for (int i = 0; i < MOST_TRIES; i++) {
            keys.put(Digest.ofFile(("caller\0first-" + i).getBytes(StandardCharsets.UTF_8)), SCORES);
        }
        BitSet matched = new BitSet(SCORES + 1);
        Set<Digest> commitments = new HashSet<>();
        BitSet sequences = new BitSet();
        AtomicInteger unmatched = new AtomicInteger();
        AtomicInteger total = new AtomicInteger();
        Recovery.run(receipts, LogDisk.ofMachine(), (_, _, record) -> {
            if (record.head().kind() == RecordKind.SCORED) {
                ScoreReceipt receipt;
                try {
                    receipt = assertInstanceOf(ScoreReceipt.class, LogEntry.decode(record.leaf().toBytes()));
                } catch (MalformedFact e) {
                    throw new AssertionError(e);
                }
                Integer number = keys.get(record.head().keyDigest());
                boolean fresh = number != null && !matched.get(number) && commitments.add(receipt.requestCommitment());
                assertTrue(!sequences.get((int) receipt.sequence()), () -> "a number twice: " + receipt);
                sequences.set((int) receipt.sequence());
                total.incrementAndGet();
                if (fresh) {
                    matched.set(number);
                } else {
                    unmatched.incrementAndGet();
                }
            }
        });
        int lost = SCORES - matched.get(0, SCORES).cardinality();
        int gaps = sequences.length() - 1 - sequences.cardinality();
        System.out.printf("seed %d: %d receipts in the log, %d without an answer, %d answers without a receipt; numbers 1 to %d, %d missing%n", SEED,
                total.get(), unmatched.get(), lost, sequences.length() - 1, gaps);
        assertEquals(0, unmatched.get());
        assertEquals(0, lost);
        assertEquals(0, gaps);
    }
}
