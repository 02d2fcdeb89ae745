package io.riskmesh.gateway.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.wire.Hello;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.gateway.peer.wire.RunPart;
import io.riskmesh.gateway.peer.wire.Versions;
import io.riskmesh.gateway.peer.world.Awaiting;
import io.riskmesh.gateway.peer.world.RawPeer;
import io.riskmesh.gateway.peer.world.TestDirectory;
import io.riskmesh.gateway.peer.world.TestGateway;
import io.riskmesh.gateway.peer.world.TestKey;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A member whose gateway says whatever it likes.
@Tag("acceptance")
final class HostilePeerTest {
    private static final PartyId MALLORY = new PartyId("MalloryBank");
    private static final PartyId BETA = new PartyId("BetaBank");
    private static final String NOTES = "/peer/v1/notes";
    private static final String NOTE = "application/vnd.riskmesh.note; v=1";
    private static final Digest RUN = Digest.ofFile("run".getBytes(UTF_8));
    private static final String MESSAGES = "/peer/v1/runs/" + RUN.hex() + "/messages";
    private static final Logger LOG = LoggerFactory.getLogger(HostilePeerTest.class);
    private static Vertx vertx;

    @TempDir
    Path folder;

    private final List<String> read = new CopyOnWriteArrayList<>();
    private TestDirectory directory;
    private TestGateway alpha;
    private RawPeer mallory;
    private TestKey key;

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
        directory = new TestDirectory();
        alpha = TestGateway.open(vertx, directory, "AlphaBank", folder);
        alpha.peers().mail().deliver(MailKind.NOTE, (_, from, body) -> read.add(from + ":" + new String(body, UTF_8)));
        key = TestKey.fresh("mallory");
        directory.register(MALLORY, key.digest());
        mallory = new RawPeer(vertx, key, directory.address(alpha.party()));
    }

    @AfterEach
    void close() {
        mallory.close();
        alpha.close();
    }

    private static Map<String, String> letter(String type, String stream, String seq) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", type);
        headers.put(PeerHeaders.PARTY, MALLORY.value());
        headers.put(PeerHeaders.OUTBOX, "00000000000000aa");
        headers.put(PeerHeaders.STREAM, stream);
        headers.put(PeerHeaders.SEQUENCE, seq);
        return headers;
    }

    private String post(String path, Map<String, String> headers, byte[] body) throws Exception {
        RawPeer.Said said = mallory.post(path, headers, body);
        return said.status() + " " + said.body();
    }

    private String note(String seq, String text) throws Exception {
        return post(NOTES, letter(NOTE, "s", seq), text.getBytes(UTF_8)).strip();
    }

    @Test
    void who_speaks_for_another_or_for_nobody_is_refused() throws Exception {
        directory.register(BETA, TestKey.fresh("beta").digest());
        Map<String, String> asBeta = letter(NOTE, "s", "0");
        asBeta.put(PeerHeaders.PARTY, BETA.value());
        assertEquals("403 wrong_party", post(NOTES, asBeta, new byte[1]));
        asBeta.remove(PeerHeaders.PARTY);
        assertEquals("403 wrong_party", post(NOTES, asBeta, new byte[1]));
        try (RawPeer stranger = new RawPeer(vertx, TestKey.fresh("stranger"), directory.address(alpha.party()))) {
            RawPeer.Said said = stranger.post(NOTES, letter(NOTE, "s", "0"), new byte[1]);
            assertEquals("403 not_a_member", said.status() + " " + said.body());
        }
        assertTrue(read.isEmpty());
    }

    @Test
    void a_party_that_registers_anothers_key_cannot_speak_as_it_nor_silence_it() throws Exception {
        directory.register(new PartyId("AaaThief"), key.digest());
        assertEquals("202", note("0", "mine"));
        Map<String, String> asThief = letter(NOTE, "s", "0");
        asThief.put(PeerHeaders.PARTY, "AaaThief");
        assertEquals("202", post(NOTES, asThief, "own".getBytes(UTF_8)).strip()); // Mallory lends her key: that is hers to do
        assertEquals(List.of("MalloryBank:mine", "AaaThief:own"), read);
    }

    @Test
    void a_hello_that_names_another_party_is_wrong_party() throws Exception {
        alpha.peers().start();
        Hello hello = new Hello(BETA, "00000000000000aa", "x", "consortium", 7, Digest.ofFile(new byte[0]), Versions.ofThisRelease());
        Map<String, String> headers = letter("application/vnd.riskmesh.hello; v=1", "s", "0");
        assertEquals("403 wrong_party", post("/peer/v1/hello", headers, hello.encode()));
        assertEquals("400 invalid_request", post("/peer/v1/hello", headers, "{}".getBytes(UTF_8)));
    }

    @Test
    void paths_kinds_versions_methods_and_numbers_that_do_not_fit_are_refused() throws Exception {
        for (String path : List.of("/peer/v1/", "/peer/v1/nothing", "/peer/v1/runs/xyz/messages", "/peer/v1/scorers//frames",
                "/peer/v1/scorers/a/b/frames", "/peer/v1/checkpoints/", "/api/v1/me")) {
            assertEquals("404 not_found", post(path, letter(NOTE, "s", "0"), new byte[1]), path);
        }
        for (String type : List.of("text/plain", "application/vnd.riskmesh.proposal; v=1", "application/vnd.riskmesh.note",
                "application/vnd.riskmesh.note; v=0", "application/vnd.riskmesh.note; v=99999")) {
            assertEquals("415 unsupported_media_type", post(NOTES, letter(type, "s", "0"), new byte[1]), type);
        }
        assertEquals("409 peer_version", post(NOTES, letter("application/vnd.riskmesh.note; v=2", "s", "0"), new byte[1]));
        assertEquals(400, mallory.get(NOTES, letter(NOTE, "s", "0")).status());
        for (String seq : List.of("", "-1", "01", "1e3", "99999999999999999999", "\u0661")) {
            assertEquals("400 invalid_request", note(seq, "x"), seq);
        }
        assertEquals("400 invalid_request", post(NOTES, letter(NOTE, "a/b", "0"), new byte[1]));
        assertTrue(read.isEmpty());
    }

    @Test
    void bodies_beyond_their_bounds_are_refused_declared_or_not() throws Exception {
        byte[] long1 = new byte[MailKind.MAX_BYTES + 1];
        assertEquals("413 payload_too_large", post(NOTES, letter(NOTE, "s", "0"), long1));
        HttpClientRequest chunked = RawPeer.await(mallory.request(HttpMethod.POST, NOTES, letter(NOTE, "s", "0")));
        chunked.exceptionHandler(_ -> { });
        chunked.setChunked(true).write(Buffer.buffer(long1));
        assertEquals(413, RawPeer.await(chunked.response()).statusCode());
        HttpClientRequest liar = RawPeer.await(mallory.request(HttpMethod.POST, NOTES, letter(NOTE, "s", "0")));
        liar.exceptionHandler(_ -> { });
        liar.putHeader("content-length", "5").write(Buffer.buffer("only"));
        liar.end();
        assertThrows(Exception.class, () -> {
            if (RawPeer.await(liar.response()).statusCode() != 202) {
                throw new IOException("refused");
            }
        });
        assertTrue(read.isEmpty());
        assertEquals("202", note("0", "after all that"));
    }

    @Test
    void letters_come_once_whatever_comes_twice_too_early_or_changed() throws Exception {
        assertEquals("202", note("0", "a"));
        assertEquals("202", note("0", "a"));
        assertEquals("409 conflict", note("0", "A"));
        assertEquals("409 conflict", note("2", "c"));
        assertEquals("202", note("1", "b"));
        alpha.restart();
        alpha.peers().mail().deliver(MailKind.NOTE, (_, from, body) -> read.add(from + ":" + new String(body, UTF_8)));
        mallory = new RawPeer(vertx, key, directory.address(alpha.party()));
        assertEquals("202", note("0", "a"));
        assertEquals("202", note("1", "b"));
        assertEquals("202", note("2", "c"));
        assertEquals(List.of("MalloryBank:a", "MalloryBank:b", "MalloryBank:c"), read);
    }

    @Test
    void parts_of_runs_that_lie_lose_their_sender_and_nothing_else() throws Exception {
        PeersTest.Heard heard = new PeersTest.Heard();
        alpha.peers().streams().open(RUN, heard);
        Map<String, String> headers = letter("application/vnd.riskmesh.run-part; v=1", "s", "0");
        headers.put(PeerHeaders.TAG, "00000000000000aa-1");
        assertEquals("400 invalid_request", post(MESSAGES, headers, new byte[7]));
        assertEquals("400 invalid_request", post(MESSAGES, headers, new byte[] {0, 0, 0, 9, 0, 0, 0, 0, 1, 2}));
        assertEquals("202", post(MESSAGES, headers, new RunPart(1, 0, new byte[1]).encode()).strip());
        Awaiting.until("the first message is heard", () -> heard.bodies.size() == 1);
        assertEquals("202", post(MESSAGES, headers, new RunPart(2, 0, new byte[2]).encode()).strip());
        headers.put(PeerHeaders.SEQUENCE, "1");
        byte[] middle = new RunPart(RunPart.MAX_BYTES + 3, RunPart.MAX_BYTES, new byte[3]).encode();
        assertEquals("400 invalid_request", post(MESSAGES, headers, middle));
        Awaiting.until("Mallory is lost", () -> !heard.lost.isEmpty());
        headers.put(PeerHeaders.SEQUENCE, "2");
        assertEquals("409 conflict", post(MESSAGES, headers, new RunPart(1, 0, new byte[1]).encode()));
        headers.put(PeerHeaders.TO_TAG, "00000000000000bb-1");
        assertEquals("409 conflict", post(MESSAGES, headers, new RunPart(1, 0, new byte[1]).encode()));
        assertEquals(List.of(MALLORY), heard.lost);
        assertEquals(1, heard.bodies.size());
    }

    @Test
    void a_party_that_loses_its_key_on_the_ledger_loses_its_connections() throws Exception {
        assertEquals("202", note("0", "still a member"));
        HttpClientRequest open = RawPeer.await(mallory.request(HttpMethod.POST, NOTES, letter(NOTE, "s", "1")));
        CompletableFuture<Void> closed = new CompletableFuture<>();
        open.connection().closeHandler(_ -> closed.complete(null));
        directory.remove(MALLORY);
        alpha.peers().keysChanged();
        closed.get(5, TimeUnit.SECONDS);
        assertEquals("403 not_a_member", note("1", "no more"));
        assertEquals(List.of("MalloryBank:still a member"), read);
    }

    @Test
    void a_peer_that_takes_questions_and_never_answers_holds_up_itself_alone() throws Exception {
        try (TestGateway beta = TestGateway.open(vertx, directory, "BetaBank", folder)) {
            TestGateway hole = TestGateway.open(vertx, directory, "HoleBank", folder);
            hole.peers().calls().serve(PeerCall.HALVES, _ -> new CompletableFuture<>());
            beta.peers().calls().serve(PeerCall.HALVES,
                    _ -> CompletableFuture.completedStage(new PeerReply.Answer("half".getBytes(UTF_8))));
            for (int i = 0; i < 5; i++) {
                assertEquals(new PeerReply.Unreachable("deadline"), ask(hole.party(), 50));
            }
            assertEquals(new PeerReply.Unreachable("breaker"), ask(hole.party(), 1_000));
            assertTrue(alpha.peers().isHeldBack(hole.party()));
            assertInstanceOf(PeerReply.Answer.class, ask(beta.party(), 5_000));
            hole.close();
        }
    }

    private PeerReply ask(PartyId to, long millis) throws Exception {
        return alpha.peers().calls().call(to, PeerCall.HALVES, new byte[1], Duration.ofMillis(millis)).toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_listener_that_is_another_members_is_not_spoken_to() throws Exception {
        try (TestGateway beta = TestGateway.open(vertx, directory, "BetaBank", folder)) {
            beta.peers().calls().serve(PeerCall.HALVES,
                    _ -> CompletableFuture.completedStage(new PeerReply.Answer("half".getBytes(UTF_8))));
            directory.listens(MALLORY, directory.address(beta.party()));
            assertInstanceOf(PeerReply.Unreachable.class, ask(MALLORY, 3_000));
            assertInstanceOf(PeerReply.Answer.class, ask(beta.party(), 3_000));
        }
    }

    @Test
    void a_body_that_drips_is_cut_at_ten_seconds() throws Exception {
        HttpClientRequest drip = RawPeer.await(mallory.request(HttpMethod.POST, NOTES, letter(NOTE, "s", "0")));
        drip.exceptionHandler(_ -> { });
        long began = System.nanoTime();
        drip.setChunked(true).write(Buffer.buffer("drop"));
        long timer = vertx.setPeriodic(500, _ -> drip.write(Buffer.buffer("drop")));
        int status = drip.response().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS).statusCode();
        vertx.cancelTimer(timer);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        assertEquals(400, status);
        assertTrue(seconds >= 9 && seconds <= 13, seconds + " s");
        assertTrue(read.isEmpty());
    }

    @Test
    void ten_thousand_streams_opened_and_reset_cost_their_connections_and_leave_others_alone() throws Exception {
        Set<HttpConnection> connections = new HashSet<>();
        for (int reset = 0; reset < 10_000;) {
            try {
                HttpClientRequest request = RawPeer.await(mallory.request(HttpMethod.POST, NOTES, letter(NOTE, "s", "0")));
                request.exceptionHandler(_ -> { });
                connections.add(request.connection());
                request.setChunked(true).sendHead();
                request.reset(8);
                reset++;
            } catch (ExecutionException e) {
                LOG.debug("closed under the request, as it should be", e);
            }
        }
        assertTrue(connections.size() >= 10, connections.size() + " connections were used");
        try (RawPeer again = new RawPeer(vertx, key, directory.address(alpha.party()))) {
            assertEquals(202, again.post(NOTES, letter(NOTE, "s", "0"), "calm".getBytes(UTF_8)).status());
        }
        assertEquals(List.of("MalloryBank:calm"), read);
    }
}
