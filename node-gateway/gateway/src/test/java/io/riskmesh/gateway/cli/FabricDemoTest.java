package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `demo up --ledger fabric` as far as it goes without Fabric's binaries: what it refuses, and how it calls the scripts of
/// `deploy/fabric`. Nothing here is Fabric.
final class FabricDemoTest {
    private static final String PORTS = "24843";

    @TempDir
    private Path folder;

    @Test
    void without_fabric_bin_one_line_names_it_and_nothing_is_written() {
        Call call = Call.with(Map.of(), "demo", "up", "--ledger", "fabric", "--dir", folder.resolve("demo").toString());
        assertEquals(4, call.status(), call.err());
        assertEquals(1, call.err().lines().count(), call.err());
        assertTrue(call.err().contains("set FABRIC_BIN to the folder that holds peer, orderer, configtxgen and osnadmin of Fabric 3.1"), call.err());
        assertFalse(Files.exists(folder.resolve("demo")));
    }

    @Test
    void the_network_has_three_banks() {
        Call call = Call.with(Map.of("FABRIC_BIN", folder.toString()), "demo", "up", "--ledger", "fabric", "--banks", "4", "--dir",
                folder.resolve("demo").toString());
        assertEquals(2, call.status(), call.err());
        assertTrue(call.err().contains("expected 3 banks on the network of deploy/fabric, got 4"), call.err());
    }

    @Test
    void the_scripts_are_asked_for_a_network_of_the_demo_s_members_and_their_last_word_is_told() throws Exception {
        Path calls = folder.resolve("calls");
        Path launcher = Files.writeString(folder.resolve("launcher"), "#!/bin/bash\necho \"$*\" >>" + calls + "\ncase $1 in\n"
                + "  simulate) out=${*: -1}; mkdir -p $out/lab; echo 'payment_id,bank,payee_bank,y' | gzip >$out/lab/train_sent.csv.gz; echo 'payment_id,payee_bank' | gzip >$out/lab/received.csv.gz ;;\n"
                + "  simulated-scorer | simulated-evaluator) exit 1 ;;\n"
                + "  fabric) echo 'riskmesh fabric: no orderer has a leader'; exit 4 ;;\nesac\n");
        assertTrue(launcher.toFile().setExecutable(true));
        Path demo = folder.resolve("demo");
        Call call = Call.with(Map.of("FABRIC_BIN", folder.toString(), "RISKMESH_LAUNCHER", launcher.toString()), "demo", "up", "--ledger",
                "fabric", "--first-port", PORTS, "--dir", demo.toString());
        assertEquals(4, call.status(), call.err());
        assertTrue(call.err().contains("riskmesh fabric: no orderer has a leader"), call.err());
        List<String> up = Files.readAllLines(calls).stream().filter(line -> line.startsWith("fabric ")).toList();
        assertEquals(List.of("fabric up --data " + demo.resolve("ledger").toAbsolutePath().normalize()
                + " --orderers raft1 --port-shift 16400 --banks HarbourMSP,MeadowMSP,OrchardMSP --regulator RegulatorMSP"), up);
        String configuration = Files.readString(demo.resolve("nodes/meadow/gateway.yaml"));
        assertTrue(configuration.contains("connection: " + demo.resolve("ledger/members/MeadowMSP")), "each gateway asks its own peer: " + configuration);
    }
}
