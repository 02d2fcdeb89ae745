package io.riskmesh.embedded.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.embedded.process.EmbeddedLedgerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The ledger's own program as a child: keys, files, endorsers, orderer, TLS and gRPC, as `./riskmesh ledger start` runs it.
record ServedChild(Process process, BufferedReader out) {
    static final List<String> BANKS = List.of("BankA", "BankB", "BankC");
    private static final int KILLED = 128 + 9;
    private static final int TERMINATED = 128 + 15;

    /// How a child is started: the class path as jars, and the archive of classes that makes its start short.
    record Recipe(String classPath, Path archive) {

        /// Makes the archive with a first ledger that serves one submission.
        static Recipe make(Path folder) throws Exception {
            Recipe recipe = new Recipe(ChildClassPath.jars(folder), folder.resolve("classes.jsa"));
            ServedChild child = recipe.start(folder.resolve("warm"), "-XX:ArchiveClassesAtExit=" + recipe.archive());
            try (LedgerOverWire wire = LedgerOverWire.connect(folder.resolve("warm"), child.awaitPort().orElseThrow())) {
                wire.submit(0);
            } catch (Exception | AssertionError e) {
                child.kill(); // it would outlive this machine, and keep its output open
                throw e;
            }
            child.stop();
            assertTrue(Files.exists(recipe.archive()));
            return recipe;
        }

        ServedChild start(Path data) throws IOException {
            return start(data, "-XX:SharedArchiveFile=" + archive);
        }

        private ServedChild start(Path data, String option) throws IOException {
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), option,
                    "-Xshare:auto", "-Xlog:cds=off", "-Xlog:aot=off", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m",
                    "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-cp", classPath,
                    EmbeddedLedgerMain.class.getName(), "--data", data.toString(), "--organisations", String.join(",", BANKS), "--port", "0"));
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            return new ServedChild(process, process.inputReader(StandardCharsets.US_ASCII));
        }
    }

    /// The port once it serves; empty if it was killed before.
    Optional<Integer> awaitPort() throws IOException {
        String line = out.readLine();
        return Optional.ofNullable(line).map(said -> Integer.valueOf(said.split("[ :]", -1)[2]));
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(KILLED, process.exitValue(), "the child ended by itself; see its output");
    }

    void stop() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(TERMINATED, process.exitValue(), "the child ended by itself; see its output");
    }
}
