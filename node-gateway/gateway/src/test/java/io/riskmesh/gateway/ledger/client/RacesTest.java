package io.riskmesh.gateway.ledger.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.shim.ChaincodeBase;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lost races and late envelopes on a real ledger. Who stands between endorsement and submission is the store: it is told in that
/// moment, and here it lets somebody else be faster, or the process end.
final class RacesTest {
    private static final String CHAINCODE = "count";
    private static final byte[] NOTHING = new byte[0];
    private static final AtomicReference<Duration> OFF = new AtomicReference<>(Duration.ZERO);

    private static EmbeddedLedger ledger;
    private static LedgerConnection connection;
    private static LedgerIdentity identity;
    private static Network network;

    @TempDir
    private Path folder;

    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        ledger = EmbeddedLedger.start(new LedgerPlan(data, LedgerPlan.CHANNEL, List.of("AlderMSP"), List.of(), 0,
                Map.of(CHAINCODE, _ -> new CountChaincode()), new ShiftedClock(), SegmentDisk.ofFiles(), LedgerPlan.MOST_WAITING));
        ConnectionProfile profile = ConnectionProfile.read(data);
        identity = profile.identity("AlderMSP", "gateway");
        connection = LedgerConnection.open(profile, identity);
        network = connection.gateway().getNetwork(LedgerPlan.CHANNEL);
    }

    @AfterAll
    static void stop() throws IOException {
        connection.close();
        ledger.close();
    }

    @BeforeEach
    void setClock() {
        OFF.set(Duration.ZERO);
    }

    @Test
    void a_transaction_that_lost_three_races_wins_the_fourth() throws Exception {
        try (SubmissionJournal journal = SubmissionJournal.open(folder.resolve("j"))) {
            Submitter submitter = submitter(new Interposed(journal, number -> {
                if (number <= 3) {
                    other("three");
                }
            }));
            SubmitOutcome.Recorded recorded = assertInstanceOf(SubmitOutcome.Recorded.class, submitter.submit("k", "add", bytes("three")));
            assertEquals(4, sent.get());
            assertEquals(3, pauses.get());
            assertEquals("4", recorded.answer());
            assertEquals(Optional.of(recorded.transactionId()), journal.carriedOut("k"));
            assertTrue(journal.unknown().isEmpty());
        }
    }

    @Test
    void after_five_lost_races_it_is_invalid_and_may_be_tried_again() throws Exception {
        try (SubmissionJournal journal = SubmissionJournal.open(folder.resolve("j"))) {
            SubmitOutcome outcome = submitter(new Interposed(journal, _ -> other("always"))).submit("k", "add", bytes("always"));
            assertEquals("MVCC_READ_CONFLICT", assertInstanceOf(SubmitOutcome.Invalid.class, outcome).validationCode());
            assertEquals(Submitter.TRIES, sent.get());
            assertEquals(Submitter.TRIES - 1, pauses.get());
            assertTrue(journal.unknown().isEmpty());
            assertInstanceOf(SubmitOutcome.Recorded.class, submitter(journal).submit("k", "add", bytes("always")));
            assertEquals("6", read("always"));
        }
    }

    @Test
    void pauses_are_20_to_200_ms_and_both_ends_occur() {
        RacePause pause = new RacePause(new SplittableRandom(7));
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int i = 0; i < 10_000; i++) {
            int millis = pause.millis();
            least = Math.min(least, millis);
            most = Math.max(most, millis);
        }
        assertEquals(List.of(20, 200), List.of(least, most), "seed 7");
    }

    @Test
    void an_envelope_that_was_kept_but_never_sent_counts_once_although_its_clock_is_16_minutes_off_by_now() throws Exception {
        Path file = folder.resolve("j");
        try (SubmissionJournal journal = SubmissionJournal.open(file)) {
            Submitter killed = submitter(new Interposed(journal, _ -> {
                throw new IOException("killed here");
            }));
            assertThrows(IOException.class, () -> killed.submit("k", "add", bytes("late")));
            assertEquals("0", read("late"));
        }
        OFF.set(Duration.ofMinutes(16));
        try (SubmissionJournal journal = SubmissionJournal.open(file)) {
            assertThrows(LedgerUnavailable.class, () -> submitter(journal).submit("other", "add", bytes("late")), "a new proposal is refused");
            sent.set(0);
            Submitter next = submitter(new Interposed(journal, _ -> {}));
            assertInstanceOf(SubmitOutcome.Recorded.class, next.submit("k", "add", bytes("late")));
            assertEquals(0, next.settleAll());
            assertEquals(0, sent.get(), "nothing new was proposed");
        }
        OFF.set(Duration.ZERO);
        assertEquals("1", read("late"));
    }

    @Test
    void an_envelope_that_is_turned_down_when_it_is_sent_again_frees_its_key() throws Exception {
        Path file = folder.resolve("j");
        try (SubmissionJournal journal = SubmissionJournal.open(file)) {
            AtomicReference<Submission> kept = new AtomicReference<>();
            SubmissionStore store = new Interposed(journal, _ -> {
                throw new IOException("killed here");
            }) {
                @Override
                public void sent(Submission submission) throws IOException {
                    byte[] prepared = submission.prepared().toBytes();
                    prepared[prepared.length - 1] ^= 1; // the last bytes are the signature's
                    kept.set(new Submission(submission.key(), submission.transactionId(), OpaqueBytes.of(prepared)));
                    super.sent(kept.get());
                }
            };
            assertThrows(IOException.class, () -> submitter(store).submit("k", "add", bytes("turned")));
            assertEquals(List.of(kept.get()), journal.unknown());
            assertEquals(1, submitter(journal).settleAll());
            assertTrue(journal.unknown().isEmpty());
            assertInstanceOf(SubmitOutcome.Recorded.class, submitter(journal).submit("k", "add", bytes("turned")));
            assertEquals("1", read("turned"));
        }
    }

    private Submitter submitter(SubmissionStore store) {
        return new Submitter(connection.gateway(), network.getContract(CHAINCODE), new TransactionStatus(network),
                new LowSSigner(identity.key()), store, pauses::incrementAndGet, _ -> { });
    }

    private static void other(String key) throws IOException {
        try {
            Contract contract = network.getContract(CHAINCODE);
            contract.submitTransaction("add", key);
        } catch (Exception e) {
            throw new IOException("the other one failed", e);
        }
    }

    private static String read(String key) throws Exception {
        return new String(network.getContract(CHAINCODE).evaluateTransaction("get", key), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Meanwhile {
        void happens(int number) throws IOException;
    }

    /// Lets something happen between endorsement and submission.
    private class Interposed implements SubmissionStore {
        private final SubmissionStore store;
        private final Meanwhile meanwhile;

        Interposed(SubmissionStore store, Meanwhile meanwhile) {
            this.store = store;
            this.meanwhile = meanwhile;
        }

        @Override
        public void sent(Submission submission) throws IOException {
            store.sent(submission);
            meanwhile.happens(sent.incrementAndGet());
        }

        @Override
        public void ended(Submission submission, String validationCode) throws IOException {
            store.ended(submission, validationCode);
        }

        @Override
        public List<Submission> unknown() throws IOException {
            return store.unknown();
        }

        @Override
        public Optional<Submission> unknown(String key) throws IOException {
            return store.unknown(key);
        }

        @Override
        public Optional<String> carriedOut(String key) throws IOException {
            return store.carriedOut(key);
        }

        @Override
        public void close() throws IOException {
            store.close();
        }
    }

    /// Counts under a key: each addition reads what the one before wrote.
    private static final class CountChaincode extends ChaincodeBase {
        @Override
        public Response init(ChaincodeStub stub) {
            return new Response(200, "", NOTHING);
        }

        @Override
        public Response invoke(ChaincodeStub stub) {
            String key = stub.getParameters().getFirst();
            String before = stub.getStringState(key);
            int count = before.isEmpty() ? 0 : Integer.parseInt(before);
            if (stub.getFunction().equals("add")) {
                count++;
                stub.putStringState(key, Integer.toString(count));
            }
            return new Response(200, "", bytes(Integer.toString(count)));
        }
    }

    private static final class ShiftedClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(OFF.get());
        }
    }
}
