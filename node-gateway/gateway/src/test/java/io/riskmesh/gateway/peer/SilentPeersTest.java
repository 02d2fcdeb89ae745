package io.riskmesh.gateway.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.link.PeerAddress;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.stream.RunListener;
import io.riskmesh.gateway.peer.world.Awaiting;
import io.riskmesh.gateway.peer.world.BlackHole;
import io.riskmesh.gateway.peer.world.TestDirectory;
import io.riskmesh.gateway.peer.world.TestGateway;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A peer that takes everything and answers nothing, and one whose clock is wrong.
final class SilentPeersTest {
    private static final Digest RUN = Digest.ofFile("run".getBytes(UTF_8));
    private static final Duration BUDGET = Duration.ofMillis(400);
    private static final long SLACK_MILLIS = 1_500; // on a machine that has other things to do
    private static final Duration OFF = Duration.ofMinutes(20);
    private static final InstantSource FAST = () -> Instant.now().plus(OFF);

    @TempDir
    Path folder;

    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static PeerReply ask(TestGateway from, TestGateway to) throws Exception {
        return from.peers().calls().call(to.party(), PeerCall.HALVES, "", "half".getBytes(UTF_8), BUDGET).toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static void answer(TestGateway gateway) {
        gateway.peers().calls().serve(PeerCall.HALVES, _ -> CompletableFuture.completedStage(new PeerReply.Answer("yes".getBytes(UTF_8))));
    }

    @Test
    @Tag("acceptance")
    void questions_to_a_black_hole_end_with_their_budget_runs_lose_it_letters_wait_and_all_of_it_comes_back() throws Exception {
        TestDirectory directory = new TestDirectory();
        try (TestGateway alpha = TestGateway.open(vertx, directory, "AlphaBank", folder);
                TestGateway beta = TestGateway.open(vertx, directory, "BetaBank", folder);
                BlackHole small = new BlackHole(directory.address(beta.party()).port());
                BlackHole bulk = new BlackHole(directory.address(beta.party()).bulkPort())) {
            directory.listens(beta.party(), new PeerAddress("127.0.0.1", small.port(), "127.0.0.1", bulk.port()));
            answer(beta);
            Run atAlpha = new Run();
            Run atBeta = new Run();
            List<String> letters = new CopyOnWriteArrayList<>();
            beta.peers().mail().deliver(MailKind.NOTE, (_, _, body) -> letters.add(new String(body, UTF_8)));
            alpha.peers().streams().open(RUN, atAlpha);
            beta.peers().streams().open(RUN, atBeta);
            alpha.peers().start();
            beta.peers().start();
            Awaiting.until("Beta is up", () -> alpha.peers().peers().getFirst().up());
            assertInstanceOf(PeerReply.Answer.class, ask(alpha, beta));
            alpha.peers().streams().send(RUN, beta.party(), "round".getBytes(UTF_8));
            Awaiting.until("the round has come", () -> atBeta.received.equals(List.of("round")));

            small.swallows(true);
            bulk.swallows(true);
            alpha.database().write(transaction -> {
                alpha.peers().mail().send(transaction, beta.party(), MailKind.NOTE, "notes", "kept".getBytes(UTF_8));
                return null;
            });
            for (int i = 0; i < 3; i++) {
                long began = System.nanoTime();
                assertInstanceOf(PeerReply.Unreachable.class, ask(alpha, beta));
                long millis = (System.nanoTime() - began) / 1_000_000;
                assertTrue(millis < BUDGET.toMillis() + SLACK_MILLIS, "an answer after " + millis + " ms");
            }
            Awaiting.until("Beta is not up", () -> !alpha.peers().peers().getFirst().up());
            Awaiting.until("the run has lost Beta", () -> atAlpha.lost.equals(List.of(beta.party())));
            assertTrue(letters.isEmpty());

            small.swallows(false);
            bulk.swallows(false);
            Awaiting.until("Beta is up again", () -> alpha.peers().peers().getFirst().up());
            Awaiting.until("the letter is read", () -> letters.equals(List.of("kept")));
            Awaiting.until("questions are not held back", () -> !alpha.peers().isHeldBack(beta.party()));
            assertInstanceOf(PeerReply.Answer.class, ask(alpha, beta));
            assertEquals(List.of("kept"), letters, "once");
        }
    }

    @Test
    void a_peer_whose_clock_is_off_is_measured_by_both_and_served_as_ever() throws Exception {
        TestDirectory directory = new TestDirectory();
        Skews ofAlpha = new Skews();
        Skews ofBeta = new Skews();
        try (TestGateway alpha = TestGateway.open(vertx, directory, "AlphaBank", folder, InstantSource.system(), ofAlpha);
                TestGateway beta = TestGateway.open(vertx, directory, "BetaBank", folder, FAST, ofBeta)) {
            answer(beta);
            alpha.peers().start();
            beta.peers().start();
            Awaiting.until("both have measured", () -> ofAlpha.millis.containsKey(beta.party()) && ofBeta.millis.containsKey(alpha.party()));
            assertNear(OFF.toMillis(), ofAlpha.millis.get(beta.party()));
            assertNear(-OFF.toMillis(), ofBeta.millis.get(alpha.party()));
            assertInstanceOf(PeerReply.Answer.class, ask(alpha, beta));
            assertTrue(alpha.peers().peers().getFirst().up());
            assertFalse(alpha.peers().isHeldBack(beta.party()));
        }
    }

    private static void assertNear(long expected, long actual) {
        assertTrue(Math.abs(expected - actual) <= SLACK_MILLIS, "expected about " + expected + " ms, got " + actual);
    }

    /// Notes what a run hears.
    private static final class Run implements RunListener {
        final List<String> received = new CopyOnWriteArrayList<>();
        final List<PartyId> lost = new CopyOnWriteArrayList<>();

        @Override
        public void received(PartyId from, byte[] body) {
            received.add(new String(body, UTF_8));
        }

        @Override
        public void lost(PartyId peer) {
            lost.add(peer);
        }
    }

    /// Notes what clocks differ by.
    private static final class Skews implements PeerMeter {
        final Map<PartyId, Long> millis = new ConcurrentHashMap<>();

        @Override
        public void skew(PartyId peer, long off) {
            millis.put(peer, off);
        }

        @Override
        public void up(PartyId peer, boolean up) {}

        @Override
        public void took(PartyId peer, String kind, Outcome outcome, long nanos) {}

        @Override
        public void bytes(PartyId peer, String kind, Direction direction, long bytes) {}

        @Override
        public void outboxDepth(PartyId peer, long letters) {}
    }
}
