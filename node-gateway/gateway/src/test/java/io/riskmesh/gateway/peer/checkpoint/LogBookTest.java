package io.riskmesh.gateway.peer.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerQuestion;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.ConsistencyProof;
import io.riskmesh.ledger.receipt.MerkleTree;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogBookTest {
    private static final String LOG = "MalloryBank.receipts";
    private static final PartyId MALLORY = new PartyId("MalloryBank");
    private static final PartyId BETA = new PartyId("BetaBank");
    private static final int PER_EPOCH = 5;

    private final LogBook book = new LogBook(checkpoint -> checkpoint.signature().equals(OpaqueBytes.of("signed".getBytes(UTF_8))));

    /// A log that ends an epoch every five leaves.
    private record Log(MerkleTree tree) implements KnownLog {
        static Log of(String seed, int epochs) {
            return new Log(MerkleTree.of(IntStream.range(0, PER_EPOCH * epochs).mapToObj(i -> (seed + i).getBytes(UTF_8)).toList()));
        }

        SignedCheckpoint at(int epoch) {
            return signed(new Checkpoint(LOG, epoch, (long) PER_EPOCH * epoch, tree.root(PER_EPOCH * epoch)));
        }

        @Override
        public String id() {
            return LOG;
        }

        @Override
        public Optional<SignedCheckpoint> latest() {
            return Optional.of(at(tree.size() / PER_EPOCH));
        }

        @Override
        public Optional<ConsistencyProof> consistency(int earlier, int later) {
            return Optional.of(tree.consistency(PER_EPOCH * earlier, PER_EPOCH * later));
        }
    }

    private static SignedCheckpoint signed(Checkpoint checkpoint) {
        return new SignedCheckpoint(checkpoint, OpaqueBytes.of("signed".getBytes(UTF_8)));
    }

    @Test
    void a_log_that_only_grows_is_followed_by_its_proofs() {
        Log log = Log.of("a", 4);
        assertInstanceOf(LogView.Same.class, book.hear(LOG, log.at(1), Optional.empty()));
        assertEquals(new LogView.Grown(log.at(3)), book.hear(LOG, log.at(3), log.consistency(1, 3)));
        assertEquals(new LogView.Same(log.at(3)), book.hear(LOG, log.at(3), Optional.empty()));
        assertInstanceOf(LogView.Unproven.class, book.hear(LOG, log.at(2), Optional.empty()));
        assertInstanceOf(LogView.Unproven.class, book.hear(LOG, log.at(4), log.consistency(1, 4)));
        assertEquals(Optional.of(log.at(3)), book.held(LOG));
    }

    @Test
    void two_states_of_one_epoch_split_the_log_for_good() {
        Log one = Log.of("a", 3);
        Log other = Log.of("b", 3);
        book.hear(LOG, one.at(2), Optional.empty());
        assertEquals(new LogView.Split(one.at(2), other.at(2)), book.hear(LOG, other.at(2), Optional.empty()));
        assertInstanceOf(LogView.Split.class, book.hear(LOG, one.at(3), one.consistency(2, 3)));
        assertTrue(book.split(LOG).isPresent());
    }

    @Test
    void a_witness_that_is_behind_still_shows_the_split() {
        Log one = Log.of("a", 3);
        for (int epoch = 1; epoch <= 3; epoch++) {
            book.hear(LOG, one.at(epoch), one.consistency(Math.max(1, epoch - 1), epoch));
        }
        SignedCheckpoint shownToWitness = Log.of("b", 2).at(2);
        assertEquals(new LogView.Split(one.at(2), shownToWitness), book.hear(LOG, shownToWitness, Optional.empty()));
    }

    @Test
    void a_log_that_shrinks_or_changes_without_growing_is_split() {
        Log log = Log.of("a", 3);
        book.hear(LOG, log.at(2), Optional.empty());
        SignedCheckpoint shrunk = signed(new Checkpoint(LOG, 3, 7, log.tree().root(7)));
        assertInstanceOf(LogView.Split.class, book.hear(LOG, shrunk, Optional.empty()));
    }

    @Test
    void another_fork_cannot_be_proved_to_have_grown_from_this_one() {
        Log one = Log.of("a", 2);
        Log other = Log.of("b", 4);
        book.hear(LOG, one.at(2), Optional.empty());
        assertInstanceOf(LogView.Unproven.class, book.hear(LOG, other.at(4), other.consistency(2, 4)));
        assertEquals(Optional.of(one.at(2)), book.held(LOG));
    }

    @Test
    void what_the_owner_did_not_sign_or_is_of_another_log_is_worthless() {
        Log log = Log.of("a", 1);
        SignedCheckpoint unsigned = new SignedCheckpoint(log.at(1).checkpoint(), OpaqueBytes.of(new byte[] {1}));
        assertEquals(new LogView.Worthless(), book.hear(LOG, unsigned, Optional.empty()));
        assertEquals(new LogView.Worthless(), book.hear("BetaBank.receipts", log.at(1), Optional.empty()));
        assertTrue(book.held(LOG).isEmpty());
    }

    /// Leads each party's questions to that party's service.
    private static final class Wire implements PeerCalls {
        private final PartyId self;
        private final Map<PartyId, PeerService> services;

        Wire(PartyId self, Map<PartyId, PeerService> services) {
            this.self = self;
            this.services = services;
        }

        @Override
        public CompletionStage<PeerReply> call(PartyId to, PeerCall kind, String subject, byte[] body, Duration budget) {
            return services.get(to).answer(new PeerQuestion(self, subject, body, budget));
        }

        @Override
        public void serve(PeerCall kind, PeerService service) {
            services.put(self, service);
        }
    }

    private final List<SplitLog> found = new ArrayList<>();
    private final CheckpointExchange.Witness seen = (log, evidence, shownBy) -> found.add(new SplitLog(log, evidence, shownBy, 1_000 + found.size()));

    @Test
    void a_bank_that_shows_two_logs_to_two_banks_is_found_out_when_they_compare() {
        Map<PartyId, PeerService> services = new HashMap<>();
        Log shownToAlpha = Log.of("a", 2);
        Log shownToBeta = Log.of("b", 2);
        CheckpointExchange alpha = new CheckpointExchange(new Wire(new PartyId("AlphaBank"), services), empty("AlphaBank.receipts"), book, seen);
        LogBook betas = new LogBook(_ -> true);
        CheckpointExchange beta = new CheckpointExchange(new Wire(BETA, services), empty("BetaBank.receipts"), betas, seen);
        Wire mallorys = new Wire(MALLORY, services);
        new CheckpointExchange(mallorys, shownToAlpha, new LogBook(_ -> true), seen);
        assertInstanceOf(LogView.Same.class, alpha.ask(MALLORY, LOG).toCompletableFuture().join());
        new CheckpointExchange(mallorys, shownToBeta, new LogBook(_ -> true), seen);
        assertInstanceOf(LogView.Same.class, beta.ask(MALLORY, LOG).toCompletableFuture().join());
        LogView.Split split = assertInstanceOf(LogView.Split.class, alpha.ask(BETA, LOG).toCompletableFuture().join());
        assertEquals(List.of(shownToAlpha.at(2), shownToBeta.at(2)), List.of(split.one(), split.other()));
        assertEquals(List.of(new SplitLog(LOG, split, BETA, 1_000)), found);
    }

    @Test
    void evidence_is_kept_the_first_of_each_log_and_known_to_the_next_process(@TempDir Path folder) throws Exception {
        LogView.Split first = new LogView.Split(Log.of("a", 2).at(2), Log.of("b", 2).at(2));
        LogView.Split second = new LogView.Split(Log.of("a", 2).at(2), Log.of("c", 2).at(2));
        StorageConfig file = new StorageConfig.Sqlite(folder.resolve("gateway.db"));
        try (Database database = Database.open(file)) {
            SplitLogTable table = new SplitLogTable(database);
            table.keep(new SplitLog(LOG, first, BETA, 5));
            table.keep(new SplitLog(LOG, second, BETA, 6));
        }
        try (Database database = Database.open(file)) {
            List<SplitLog> kept = new SplitLogTable(database).all();
            assertEquals(List.of(new SplitLog(LOG, first, BETA, 5)), kept);
            kept.forEach(split -> book.remember(split.log(), split.evidence()));
        }
        assertEquals(Optional.of(first), book.split(LOG));
        assertInstanceOf(LogView.Split.class, book.hear(LOG, Log.of("a", 2).at(2), Optional.empty()));
    }

    private static KnownLog empty(String id) {
        return new KnownLog() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Optional<SignedCheckpoint> latest() {
                return Optional.empty();
            }

            @Override
            public Optional<ConsistencyProof> consistency(int earlierEpoch, int laterEpoch) {
                return Optional.empty();
            }
        };
    }

    @Test
    void questions_and_answers_are_read_as_written_and_damaged_ones_as_others_or_not_at_all() throws MalformedFact {
        Log log = Log.of("a", 7);
        CheckpointAnswer answer = new CheckpointAnswer(log.at(7), log.consistency(3, 7));
        assertEquals(answer, CheckpointAnswer.decode(answer.encode()));
        CheckpointQuestion question = new CheckpointQuestion(Optional.of(3));
        assertEquals("{\"heldEpoch\":3,\"v\":1}", new String(question.encode(), UTF_8));
        assertEquals(question, CheckpointQuestion.decode(question.encode()));
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = answer.encode();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(127));
            try {
                assertEquals(new String(damaged, UTF_8), new String(CheckpointAnswer.decode(damaged).encode(), UTF_8));
            } catch (MalformedFact e) {
                assertTrue(e.getMessage().length() > 0);
            }
        }
        assertThrows(MalformedFact.class, () -> CheckpointAnswer.decode(new byte[0]));
    }
}
