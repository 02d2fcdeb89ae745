package io.riskmesh.gateway.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.cli.RiskmeshCli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that cannot be had whole is not left running in part.
@Tag("acceptance")
final class FailedStartTest {
    private static final String LAST_STAGE = "io/riskmesh/gateway/node/Upkeep.class";

    @TempDir
    private Path folder;

    @Test
    void a_class_that_does_not_load_when_the_listeners_are_open_is_logged_and_ends_the_process_with_status_one() throws Exception {
        Path broken = folder.resolve("broken").resolve(LAST_STAGE);
        Files.createDirectories(broken.getParent());
        Files.write(broken, new byte[] {1, 2, 3, 4});
        TestKey key = TestKey.selfSigned("server");
        Path config = Files.writeString(folder.resolve("gateway.yaml"), """
                profile: development
                party: {id: AlderMSP, name: Alder}
                data: {folder: "%s"}
                people: {listen: "127.0.0.1:0"}
                machines: {listen: "127.0.0.1:0"}
                peers: {listen: "127.0.0.1:0"}
                bulk: {listen: "127.0.0.1:0"}
                ops: {listen: "127.0.0.1:0"}
                keys: {tlsCertificate: "%s", tlsKey: "%s"}
                """.formatted(folder.resolve("data"), key.writeCertificate(folder), key.writeKey(folder)));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", folder.resolve("broken") + System.getProperty("path.separator")
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RiskmeshCli.class.getName(), "node", "start", "--config", config.toString())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "still alive: " + read(err));
            assertEquals(1, process.exitValue(), () -> read(err));
            assertTrue(read(err).contains("gateway.failed") && read(err).contains("ClassFormatError"), read(err));
            assertFalse(read(out).contains("ready"), read(out));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
