package io.riskmesh.gateway.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo and its journeys on a real Fabric network. Skipped, counted and named where `FABRIC_BIN` is not set; never executed so far.
@Tag("acceptance")
final class FabricNetworkDemoTest {
    private static final Path LAUNCHER = Path.of(System.getProperty("riskmesh.root", ".")).resolve("riskmesh").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void the_demo_s_consortium_is_founded_on_a_real_network_and_plays_every_journey() throws Exception {
        String binaries = System.getenv("FABRIC_BIN");
        assumeTrue(binaries != null && !binaries.isBlank(),
                "SKIPPED: the demo on a real Fabric network; set FABRIC_BIN to the folder that holds peer, orderer, configtxgen and osnadmin of Fabric 3.1");
        String demo = folder.resolve("demo").toString();
        try {
            assertEquals(0, call("demo", "up", "--ledger", "fabric", "--dir", demo, "--first-port", "25443"));
            assertEquals(0, call("demo", "tour", "--dir", demo));
            assertEquals(0, call("demo", "down", "--dir", demo));
        } finally {
            call("demo", "reset", "--dir", demo);
        }
    }

    private static int call(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertEquals(true, process.waitFor(15, TimeUnit.MINUTES), command.toString());
        return process.exitValue();
    }
}
