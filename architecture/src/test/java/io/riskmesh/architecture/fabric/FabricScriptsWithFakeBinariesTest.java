package io.riskmesh.architecture.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks our scripts and nothing of Fabric: that they call its programs as `docs/fabric.md` says. Whether Fabric does what is
/// expected of it, no test here can say.
@Tag("acceptance")
final class FabricScriptsWithFakeBinariesTest {
    private static final List<Integer> ONE_ORDERER_FOUR_PEERS = List.of(9543, 9547, 9548, 9549, 9550);
    private static final List<Integer> FOUR_ORDERERS_FOUR_PEERS = List.of(9543, 9544, 9545, 9546, 9547, 9548, 9549, 9550);

    @TempDir
    private Path folder;

    @Test
    void our_scripts_call_fake_binaries_in_the_documented_order_start_what_is_missing_and_stop_everything() throws Exception {
        try (FakeFabric fake = FakeFabric.in(folder, ONE_ORDERER_FOUR_PEERS)) {
            Script.Outcome up = fake.call("up", "--orderers", "raft1");
            assertEquals(0, up.exit(), up.err());
            assertEquals(documented(), fake.calls());
            assertEquals(List.of("orderer0", "peer-BankA RISKMESH_CC_ADDRESS=127.0.0.1:9991",
                    "peer-BankB RISKMESH_CC_ADDRESS=127.0.0.1:9992", "peer-BankC RISKMESH_CC_ADDRESS=127.0.0.1:9993",
                    "peer-Regulator RISKMESH_CC_ADDRESS="), fake.starts());
            assertTrue(Files.exists(fake.data().resolve("organisations/Regulator/identities/peer0/tls/server.key")));
            Script.Outcome status = fake.call("status");
            assertEquals(0, status.exit(), status.out());
            assertEquals(8, status.out().lines().filter(line -> line.endsWith(" healthy")).count(), status.out());

            fake.installed(packageId(fake.data()));
            kill(fake.data(), "peer-BankB");
            kill(fake.data(), "riskmesh-BankC");
            assertEquals(3, fake.call("status").exit());
            Script.Outcome again = fake.call("up");
            assertEquals(0, again.exit(), again.err());
            assertEquals(documented(), fake.calls(), "what is done already is not done again");
            assertEquals(6, fake.starts().size(), "only the peer that had ended is started");
            Script.Outcome other = fake.call("up", "--orderers", "bft4");
            assertEquals(3, other.exit());
            assertTrue(other.err().contains("holds a network with raft1, asked for bft4"), other.err());

            List<ProcessHandle> processes = processes(fake.data());
            assertEquals(9, processes.size());
            assertEquals(0, fake.call("down").exit());
            for (ProcessHandle process : processes) {
                process.onExit().get(10, TimeUnit.SECONDS); // ended already; whoever inherited it may take a moment to bury it
            }
            assertTrue(Files.exists(fake.data().resolve("riskmesh.block")), "what the network wrote stays");
            assertEquals(0, fake.call("down", "--delete").exit());
            assertFalse(Files.exists(fake.data()));
        }
    }

    @Test
    void our_scripts_believe_the_answer_of_an_orderer_and_not_the_exit_code_of_a_fake_osnadmin() throws Exception {
        try (FakeFabric fake = FakeFabric.in(folder, FOUR_ORDERERS_FOUR_PEERS)) {
            Path osnadmin = folder.resolve("bin/osnadmin");
            Files.writeString(osnadmin, Files.readString(osnadmin).replace("FAKE_JOIN_STATUS:-201", "FAKE_JOIN_STATUS:-400"));
            Script.Outcome up = fake.call("up", "--orderers", "bft4");
            assertEquals(4, up.exit());
            assertTrue(up.err().contains("orderer0 did not join the channel"), up.err());
            assertTrue(Files.exists(fake.data().resolve("organisations/Regulator/identities/orderer3/msp/signcerts/cert.pem")));
            assertEquals(2, fake.calls().size(), "configtxgen and one try: " + fake.calls());
        }
    }

    /// The lines of the block that starts with "```calls".
    private static List<String> documented() throws Exception {
        List<String> page = Files.readAllLines(Script.ROOT.resolve("docs/fabric.md"));
        int start = page.indexOf("```calls") + 1;
        return page.subList(start, start + page.subList(start, page.size()).indexOf("```"));
    }

    private static String packageId(Path data) throws Exception {
        byte[] sum = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(data.resolve("config/riskmesh.tar.gz")));
        return "riskmesh:" + java.util.HexFormat.of().formatHex(sum);
    }

    private static void kill(Path data, String name) throws Exception {
        if (!name.startsWith("peer")) {
            stopTheWatch(data); // it would restart a chaincode before `status` looks
        }
        ProcessHandle process = process(data.resolve("run/" + name + ".pid")).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static void stopTheWatch(Path data) throws Exception {
        ProcessHandle watch = process(data.resolve("run/watch.pid")).orElseThrow();
        watch.destroyForcibly();
        watch.onExit().join();
    }

    private static List<ProcessHandle> processes(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("run"))) {
            return files.toList().stream().map(FabricScriptsWithFakeBinariesTest::process).flatMap(Optional::stream).toList();
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
