package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.cli.RiskmeshCli;
import io.riskmesh.gateway.node.TestKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway as a process of its own, by its command.
@Tag("acceptance")
final class GatewayProcessTest {
    private static final Duration START = Duration.ofSeconds(20);
    private static final long STOP_SECONDS = 30;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path config;

    @BeforeEach
    void configure() throws IOException, GeneralSecurityException {
        TestKey key = TestKey.selfSigned("tls");
        Files.createDirectories(folder.resolve("keys"));
        key.writeCertificate(folder.resolve("keys"));
        key.writeKey(folder.resolve("keys"));
        config = Files.writeString(folder.resolve("gateway.yaml"), """
                profile: development
                party: {id: AlderMSP}
                people: {listen: "127.0.0.1:0", plainHttp: true, personaPicker: true}
                machines: {listen: "127.0.0.1:0"}
                peers: {listen: "127.0.0.1:0"}
                bulk: {listen: "127.0.0.1:0"}
                ops: {listen: "127.0.0.1:%d"}
                """.formatted(freePort()));
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                RiskmeshCli.class.getName(), "node", "start", "--config", config.toString())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("log").toFile()).start();
        started.add(process);
        return process;
    }

    private String awaitReady(Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            String said = Files.readString(folder.resolve("out"));
            if (said.contains("\n")) {
                return said;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not ready: " + Files.readString(folder.resolve("log")));
    }

    private int command(StringWriter out, String... args) {
        return RiskmeshCli.run(args, new PrintWriter(out), new PrintWriter(out));
    }

    @Test
    void a_gateway_says_that_it_is_ready_answers_and_ends_with_status_0_when_told() throws Exception {
        Process process = start();
        String ready = awaitReady(process);
        assertTrue(ready.matches("ready people=127\\.0\\.0\\.1:[0-9]+ machines=\\S+ peers=\\S+ bulk=\\S+ ops=\\S+\n"), ready);
        StringWriter out = new StringWriter();
        assertEquals(0, command(out, "node", "status", "--config", config.toString()), out::toString);
        assertTrue(out.toString().contains("event loops"), out::toString);
        command(out, "node", "doctor", "--config", config.toString());
        assertTrue(out.toString().contains("the gateway runs"), out::toString);
        process.destroy();
        assertTrue(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS), "it ends within 30 s");
        assertEquals(0, process.exitValue());
        assertEquals(4, command(new StringWriter(), "node", "status", "--config", config.toString()));
        for (String line : Files.readAllLines(folder.resolve("log"))) {
            assertTrue(new ObjectMapper().readTree(line).hasNonNull("event"), line);
        }
        assertTrue(Files.readString(folder.resolve("log")).contains("gateway.stopped"));
    }

    @Test
    void a_killed_gateway_starts_again_on_its_folder_and_a_second_one_does_not_start_beside_it() throws Exception {
        Process first = start();
        awaitReady(first);
        first.destroyForcibly().waitFor();
        Process second = start();
        awaitReady(second);
        Process third = start();
        assertTrue(third.waitFor(START.toSeconds(), TimeUnit.SECONDS));
        assertEquals(4, third.exitValue());
        assertTrue(second.isAlive());
    }

    @Test
    void a_call_that_runs_when_the_gateway_is_told_to_stop_gets_its_answer_or_a_closed_connection() throws Exception {
        Process process = start();
        String ready = awaitReady(process);
        int port = Integer.parseInt(ready.replaceAll("(?s)ready people=127\\.0\\.0\\.1:([0-9]+) .*", "$1"));
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
            slow.getOutputStream().write(("POST /api/v1/runs HTTP/1.1\r\nhost: localhost\r\nriskmesh-persona: olga;operator\r\n"
                    + "idempotency-key: k1\r\ncontent-length: 100\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(200);
            process.destroy();
            assertTrue(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS), "a client that never ends its body does not hold the gateway");
            assertEquals(0, process.exitValue());
        }
        assertFalse(Files.readString(folder.resolve("log")).contains("\"level\":\"error\""));
    }

    @Test
    void a_body_slower_than_a_kibibyte_a_second_is_cut_after_ten_seconds() throws Exception {
        Process process = start();
        String ready = awaitReady(process);
        int port = Integer.parseInt(ready.replaceAll("(?s)ready people=127\\.0\\.0\\.1:([0-9]+) .*", "$1"));
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
            slow.setSoTimeout(20_000);
            slow.getOutputStream().write(("POST /api/v1/runs HTTP/1.1\r\nhost: localhost\r\nriskmesh-persona: olga;operator\r\n"
                    + "idempotency-key: k1\r\ncontent-length: 100000\r\n\r\n{").getBytes(StandardCharsets.US_ASCII));
            long began = System.nanoTime();
            assertEquals(-1, slow.getInputStream().read());
            assertTrue(System.nanoTime() - began < Duration.ofSeconds(12).toNanos());
        }
    }
}
