package io.riskmesh.gateway.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.stream.RunListener;
import io.riskmesh.gateway.peer.world.Awaiting;
import io.riskmesh.gateway.peer.world.TestDirectory;
import io.riskmesh.gateway.peer.world.TestGateway;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ScoringReason;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two banks' peer rooms, over real connections.
final class PeersTest {
    private static final Digest RUN = Digest.ofFile("run".getBytes(UTF_8));
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static Vertx vertx;

    @TempDir
    Path folder;

    private TestGateway alpha;
    private TestGateway beta;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void open() throws IOException {
        TestDirectory directory = new TestDirectory();
        alpha = TestGateway.open(vertx, directory, "AlphaBank", folder);
        beta = TestGateway.open(vertx, directory, "BetaBank", folder);
    }

    @AfterEach
    void close() {
        alpha.close();
        beta.close();
    }

    /// Notes what a run's listener hears.
    static class Heard implements RunListener {
        final List<byte[]> bodies = new CopyOnWriteArrayList<>();
        final List<PartyId> lost = new CopyOnWriteArrayList<>();

        @Override
        public void received(PartyId from, byte[] body) {
            bodies.add(body);
        }

        @Override
        public void lost(PartyId peer) {
            lost.add(peer);
        }
    }

    private PeerReply ask(PeerCall kind, String subject, String body) throws Exception {
        return alpha.peers().calls().call(beta.party(), kind, subject, body.getBytes(UTF_8), SECOND).toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    @Test
    void peers_that_greet_each_other_are_up_and_know_build_and_height() throws Exception {
        alpha.peers().start();
        beta.peers().start();
        Awaiting.until("Beta is up", () -> alpha.peers().peers().getFirst().up());
        assertEquals("test-1", alpha.peers().peers().getFirst().hello().orElseThrow().build());
        assertEquals(7, alpha.peers().peers().getFirst().hello().orElseThrow().height());
        assertFalse(alpha.peers().peers().getFirst().otherLedger());
    }

    @Test
    void a_question_is_answered_refused_or_left_alone_as_its_service_says() throws Exception {
        assertEquals(new PeerReply.Unreachable("busy"), ask(PeerCall.HALVES, "", "half"));
        beta.peers().calls().serve(PeerCall.HALVES, question -> CompletableFuture.completedStage(
                question.body().length == 4 ? new PeerReply.Answer((question.from() + "?").getBytes(UTF_8))
                        : new PeerReply.Refused(ScoringReason.PEER_PROBING)));
        assertArrayEquals("AlphaBank?".getBytes(UTF_8),
                assertInstanceOf(PeerReply.Answer.class, ask(PeerCall.HALVES, "", "half")).body());
        assertEquals(new PeerReply.Refused(ScoringReason.PEER_PROBING), ask(PeerCall.HALVES, "", "other"));
    }

    @Test
    void frames_and_checkpoints_carry_their_subject_and_their_bytes() throws Exception {
        for (PeerCall kind : List.of(PeerCall.FRAMES, PeerCall.CHECKPOINT)) {
            beta.peers().calls().serve(kind, question -> CompletableFuture.completedStage(
                    new PeerReply.Answer((question.subject() + new String(question.body(), UTF_8)).getBytes(UTF_8))));
            assertArrayEquals("scorer.1-\u00e9".getBytes(UTF_8),
                    assertInstanceOf(PeerReply.Answer.class, ask(kind, "scorer.1", "-\u00e9")).body());
        }
    }

    @Test
    void letters_are_read_once_and_in_order_long_ones_by_way_of_the_spool() throws Exception {
        List<String> read = new CopyOnWriteArrayList<>();
        beta.peers().mail().deliver(MailKind.PROPOSAL, (_, from, body) -> read.add(from + " " + body.length));
        alpha.peers().start();
        List<Integer> lengths = IntStream.range(0, 30).map(i -> i % 7 == 3 ? 70_000 + i : i).boxed().toList();
        for (int length : lengths) {
            alpha.database().write(transaction -> {
                alpha.peers().mail().send(transaction, beta.party(), MailKind.PROPOSAL, "models", new byte[length]);
                return null;
            });
        }
        Awaiting.until("all are read", () -> read.size() >= lengths.size());
        assertEquals(lengths.stream().map(length -> "AlphaBank " + length).toList(), read);
        Awaiting.until("the spool is empty", () -> spooled() == 0);
    }

    private long spooled() {
        try (Stream<Path> files = Files.list(folder.resolve("AlphaBank").resolve("spool"))) {
            return files.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void mail_of_a_transaction_that_is_rolled_back_never_leaves() throws Exception {
        List<String> read = new CopyOnWriteArrayList<>();
        beta.peers().mail().deliver(MailKind.NOTE, (_, _, body) -> read.add(new String(body, UTF_8)));
        alpha.peers().start();
        assertThrows(IOException.class, () -> alpha.database().write(transaction -> {
            alpha.peers().mail().send(transaction, beta.party(), MailKind.NOTE, "notes", "never".getBytes(UTF_8));
            throw new java.sql.SQLException("thought better of it");
        }));
        send("notes", "once");
        Awaiting.until("one is read", () -> !read.isEmpty());
        assertEquals(List.of("once"), read);
    }

    private void send(String stream, String text) throws IOException {
        alpha.database().write(transaction -> {
            alpha.peers().mail().send(transaction, beta.party(), MailKind.NOTE, stream, text.getBytes(UTF_8));
            return null;
        });
    }

    @Test
    void a_letter_whose_reading_fails_comes_again_and_its_failed_reading_leaves_no_trace() throws Exception {
        List<String> read = new CopyOnWriteArrayList<>();
        beta.peers().mail().deliver(MailKind.NOTE, (_, _, body) -> {
            read.add(new String(body, UTF_8));
            if (read.size() < 3) {
                throw new java.sql.SQLException("not today");
            }
        });
        alpha.peers().start();
        send("notes", "a");
        send("notes", "b");
        Awaiting.until("both are read", () -> read.size() == 4);
        assertEquals(List.of("a", "a", "a", "b"), read);
    }

    @Test
    void letters_that_waited_through_restarts_of_both_sides_arrive_once() throws Exception {
        send("notes", "first");
        alpha.restart();
        beta.restart();
        List<String> read = new CopyOnWriteArrayList<>();
        beta.peers().mail().deliver(MailKind.NOTE, (_, _, body) -> read.add(new String(body, UTF_8)));
        send("notes", "second");
        alpha.peers().start();
        Awaiting.until("both are read", () -> read.size() == 2);
        assertEquals(List.of("first", "second"), read);
    }

    @Test
    void run_messages_of_all_sizes_arrive_whole_and_in_order_both_ways() throws Exception {
        Heard atAlpha = new Heard();
        Heard atBeta = new Heard();
        alpha.peers().streams().open(RUN, atAlpha);
        Thread early = Thread.ofVirtual().start(() -> sendAll(alpha, beta.party(), 61));
        TimeUnit.MILLISECONDS.sleep(50); // Beta's run is not open yet: what came meanwhile is held
        beta.peers().streams().open(RUN, atBeta);
        sendAll(beta, alpha.party(), 62);
        early.join();
        Awaiting.until("all has arrived", () -> atAlpha.bodies.size() == SIZES.length && atBeta.bodies.size() == SIZES.length);
        check(atBeta, 61);
        check(atAlpha, 62);
    }

    private static final int[] SIZES = {0, 1, 1_600_000, 524_288, 524_289, 17, 0, 2_500_001};

    private static void sendAll(TestGateway from, PartyId to, long seed) {
        try {
            Random random = new Random(seed);
            for (int size : SIZES) {
                byte[] body = new byte[size];
                random.nextBytes(body);
                from.peers().streams().send(RUN, to, body);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Heard heard, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < SIZES.length; i++) {
            byte[] body = new byte[SIZES[i]];
            random.nextBytes(body);
            assertArrayEquals(body, heard.bodies.get(i), "message " + i + " of seed " + seed);
        }
        assertTrue(heard.lost.isEmpty());
    }

    @Test
    void a_peer_that_restarted_is_lost_and_once_taken_back_is_heard_from_its_first_message_on() throws Exception {
        Heard atAlpha = new Heard() {
            @Override
            public void lost(PartyId peer) {
                super.lost(peer);
                alpha.peers().streams().readmit(RUN, peer);
            }
        };
        alpha.peers().streams().open(RUN, atAlpha);
        beta.peers().streams().open(RUN, new Heard());
        beta.peers().streams().send(RUN, alpha.party(), new byte[] {1});
        Awaiting.until("the first is heard", () -> atAlpha.bodies.size() == 1);
        beta.restart();
        Heard reborn = new Heard();
        beta.peers().streams().open(RUN, reborn);
        beta.peers().streams().send(RUN, alpha.party(), new byte[] {2});
        beta.peers().streams().send(RUN, alpha.party(), new byte[] {3});
        Awaiting.until("the others are heard", () -> atAlpha.bodies.size() == 3);
        assertEquals(List.of(beta.party()), atAlpha.lost);
        assertArrayEquals(new byte[] {2}, atAlpha.bodies.get(1));
        alpha.peers().streams().send(RUN, beta.party(), new byte[] {4});
        Awaiting.until("Beta hears, too", () -> reborn.bodies.size() == 1);
        assertTrue(reborn.lost.isEmpty());
    }

    @Test
    @Tag("acceptance")
    void a_peer_that_has_gone_is_lost_to_runs_that_only_wait_for_it() throws Exception {
        Heard atAlpha = new Heard();
        alpha.peers().streams().open(RUN, atAlpha);
        beta.peers().streams().open(RUN, new Heard());
        beta.peers().streams().send(RUN, alpha.party(), new byte[] {1});
        alpha.peers().start();
        beta.peers().start();
        Awaiting.until("Beta is heard", () -> !atAlpha.bodies.isEmpty() && alpha.peers().peers().getFirst().up());
        beta.close();
        Awaiting.until("Beta is lost", () -> !atAlpha.lost.isEmpty());
        assertEquals(List.of(beta.party()), atAlpha.lost);
        beta = TestGateway.open(vertx, new TestDirectory(), "BetaBank", folder);
    }
}
