package io.riskmesh.enclave.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameCodec;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.scoring.EpochEnd;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.enclave.simulated.SimulatedScorerMain;
import io.riskmesh.enclave.world.Line;
import io.riskmesh.enclave.world.LiveEpoch;
import io.riskmesh.enclave.world.Request;
import io.riskmesh.enclave.world.World;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A scorer in a process of its own, spoken to through its socket.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScorerSocketTest {

    private final World world = new World();
    private Process process;
    private int port;

    ScorerSocketTest() throws Exception {}

    @BeforeAll
    void start() throws IOException {
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path"),
                SimulatedScorerMain.class.getName(), World.IMAGE.hex()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertEquals(SimulatedScorerMain.BANNER, out.readLine(), "the loud line comes first");
        port = Integer.parseInt(out.readLine().substring(ScorerProcess.LISTENING.length()));
    }

    @AfterAll
    void stop() {
        process.destroyForcibly();
    }

    private Socket socket() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void many_scores_at_a_time_share_signatures_and_leave_no_gap() throws Exception {
        try (EnclaveConnection connection = new EnclaveConnection(socket());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Line line = Line.to(connection);
            LiveEpoch epoch = world.live(line, "HarbourMSP.s1", 1, PayeeLate.UNAVAILABLE);
            ClientSession harbour = epoch.session(world.harbour);
            ClientSession meadow = epoch.session(world.meadow);
            epoch.release(harbour, meadow);
            Callable<SealedScore.Scored> one = () -> new Request(world, World.JOINT, world.harbour, world.meadow,
                    new float[World.FEATURES]).send(line, harbour, meadow).scored();
            List<Future<SealedScore.Scored>> asked = threads.invokeAll(IntStream.range(0, 200).mapToObj(_ -> one).toList());
            Set<Long> sequences = new TreeSet<>();
            for (Future<SealedScore.Scored> future : asked) {
                SealedScore.Scored scored = future.get();
                assertTrue(scored.signature().verifies(scored.receipt().toBytes(), "HarbourMSP.s1", 1, epoch.key(InstanceKeyUse.SIGN)));
                sequences.add(scored.read().sequence());
            }
            assertEquals(LongStream.rangeClosed(1, 200).boxed().collect(Collectors.toCollection(TreeSet::new)), sequences);
        }
    }

    @Test
    void dropped_doubled_and_truncated_frames_leave_the_scorer_as_it_was() throws Exception {
        try (EnclaveConnection connection = new EnclaveConnection(socket())) {
            Line line = Line.to(connection);
            List<Sent> conversation = new ArrayList<>();
            Line recording = (type, body) -> {
                conversation.add(new Sent(type, body));
                return line.call(type, body);
            };
            LiveEpoch epoch = world.live(recording, "HarbourMSP.s2", 1, PayeeLate.UNAVAILABLE);
            ClientSession harbour = epoch.session(world.harbour);
            ClientSession meadow = epoch.session(world.meadow);
            epoch.release(harbour, meadow);
            new Request(world, World.JOINT, world.harbour, world.meadow, new float[World.FEATURES]).send(recording, harbour, meadow).scored();
            for (Sent sent : conversation) {
                truncated(sent);
                Frame again = line.call(sent.type(), sent.body());
                boolean harmless = sent.type() == FrameType.MANDATE || sent.type() == FrameType.MODEL_PART;
                assertEquals(harmless ? FrameType.DONE : FrameType.REFUSED, again.type(), sent.type().name());
            }
            long next = new Request(world, World.JOINT, world.harbour, world.meadow, new float[World.FEATURES])
                    .send(line, harbour, meadow).scored().read().sequence();
            assertEquals(2, next);
            line.expect(FrameType.END_EPOCH, new EpochEnd("HarbourMSP.s2", 1).encode(), FrameType.TALLY);
        }
    }

    private record Sent(FrameType type, byte[] body) {}

    // A frame that never ends, one of another length, one cut off: the connection ends and nothing is done.
    private void truncated(Sent sent) throws IOException {
        byte[] frame = FrameCodec.encode(new Frame(sent.type(), 1, sent.body()));
        for (int length : new int[] {1, 4, 12, frame.length / 2, frame.length - 1}) {
            try (Socket socket = socket()) {
                socket.getOutputStream().write(Arrays.copyOf(frame, Math.min(length, frame.length)));
                socket.shutdownOutput();
                assertEquals(-1, socket.getInputStream().read());
            }
        }
    }

    @Test
    void bytes_that_are_no_frame_end_the_connection_and_a_request_on_it_fails() throws Exception {
        try (Socket socket = socket()) {
            socket.getOutputStream().write(new byte[] {-1, -1, -1, -1, 0});
            assertEquals(-1, socket.getInputStream().read());
        }
        EnclaveConnection connection = new EnclaveConnection(socket());
        connection.close();
        assertThrows(IOException.class, () -> connection.call(FrameType.STATUS, new byte[0], 1_000));
    }
}
