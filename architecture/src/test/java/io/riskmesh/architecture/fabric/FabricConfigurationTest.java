package io.riskmesh.architecture.fabric;

import static io.riskmesh.architecture.fabric.RenderedNetwork.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the configuration says, not what Fabric makes of it: no Fabric reads it here.
final class FabricConfigurationTest {
    private static final List<String> PEERS = List.of("BankA", "BankB", "BankC", "Regulator");
    private static final String MAJORITY = "OutOf(2,'BankA.peer','BankB.peer','BankC.peer')";

    @TempDir
    private Path folder;

    @Test
    void peers_have_their_ports_no_container_engine_and_the_external_builder() throws Exception {
        RenderedNetwork network = RenderedNetwork.of(folder, "raft1");
        for (int i = 0; i < PEERS.size(); i++) {
            Map<?, ?> core = network.yaml("peer-" + PEERS.get(i) + "/core.yaml");
            assertEquals("127.0.0.1:" + (7051 + 2 * i), at(core, "peer.listenAddress"));
            assertEquals("127.0.0.1:" + (7051 + 2 * i), at(core, "peer.gossip.externalEndpoint"));
            assertEquals("127.0.0.1:" + (7052 + 2 * i), at(core, "peer.chaincodeListenAddress"));
            assertEquals("127.0.0.1:" + (9547 + i), at(core, "operations.listenAddress"));
            assertEquals(PEERS.get(i), at(core, "peer.localMspId"));
            assertEquals(true, at(core, "peer.tls.enabled"));
            assertEquals("", at(core, "vm.endpoint"));
            assertFalse(core.toString().contains("docker"), "no trace of a container engine");
            assertEquals(1, ((List<?>) at(core, "chaincode.externalBuilders")).size());
            assertTrue(Files.isExecutable(Path.of(at(core, "chaincode.externalBuilders.0.path").toString()).resolve("bin/detect")));
            assertEquals("RISKMESH_CC_ADDRESS", at(core, "chaincode.externalBuilders.0.propagateEnvironment.0"));
            assertEquals("goleveldb", at(core, "ledger.state.stateDatabase"));
        }
    }

    @ParameterizedTest
    @CsvSource({"raft1, 1", "raft3, 3", "bft4, 4"})
    void orderers_have_their_ports_and_start_without_a_block(String orderers, int count) throws Exception {
        RenderedNetwork network = RenderedNetwork.of(folder, orderers);
        for (int i = 0; i < count; i++) {
            Map<?, ?> orderer = network.yaml("orderer" + i + "/orderer.yaml");
            assertEquals(6050 + i, at(orderer, "General.ListenPort"));
            assertEquals("127.0.0.1:" + (9543 + i), at(orderer, "Operations.ListenAddress"));
            assertEquals("127.0.0.1:" + (9443 + i), at(orderer, "Admin.ListenAddress"));
            assertEquals("none", at(orderer, "General.BootstrapMethod"));
            assertEquals(true, at(orderer, "ChannelParticipation.Enabled"));
            assertEquals(true, at(orderer, "General.TLS.Enabled"));
            assertEquals(true, at(orderer, "Admin.TLS.ClientAuthRequired"));
            assertEquals(i == 3 ? "Regulator" : "OrdererOrg", at(orderer, "General.LocalMSPID"));
        }
        assertFalse(Files.exists(folder.resolve("config/orderer" + count)));
    }

    @ParameterizedTest
    @CsvSource({"raft1, 1", "raft3, 3", "bft4, 4"})
    void the_channel_of_each_kind_has_the_policies_and_the_timing_of_the_design(String orderers, int count) throws Exception {
        Map<?, ?> profile = (Map<?, ?>) at(RenderedNetwork.of(folder, orderers).yaml("configtx.yaml"), "Profiles." + orderers);
        assertEquals(Map.of("V3_0", true), at(profile, "Capabilities"));
        for (String policy : List.of("Endorsement", "LifecycleEndorsement")) {
            assertEquals(Map.of("Type", "Signature", "Rule", MAJORITY), at(profile, "Application.Policies." + policy));
        }
        assertEquals("/Channel/Application/Readers", at(profile, "Application.ACLs.peer/Propose"));
        assertEquals("200ms", at(profile, "Orderer.BatchTimeout"));
        assertEquals(500, at(profile, "Orderer.BatchSize.MaxMessageCount"));
        if (orderers.equals("bft4")) {
            assertEquals("BFT", at(profile, "Orderer.OrdererType"));
            assertEquals("5s", at(profile, "Orderer.SmartBFT.LeaderHeartbeatTimeout"));
            assertEquals("10s", at(profile, "Orderer.SmartBFT.ViewChangeTimeout"));
            assertEquals("5s", at(profile, "Orderer.SmartBFT.RequestComplainTimeout"));
            assertEquals("200ms", at(profile, "Orderer.SmartBFT.RequestBatchMaxInterval"));
        } else {
            assertEquals("etcdraft", at(profile, "Orderer.OrdererType"));
            assertEquals("100ms", at(profile, "Orderer.EtcdRaft.Options.TickInterval"));
            assertEquals(10, at(profile, "Orderer.EtcdRaft.Options.ElectionTick"));
        }
        List<?> consenters = (List<?>) at(profile,
                orderers.equals("bft4") ? "Orderer.ConsenterMapping" : "Orderer.EtcdRaft.Consenters");
        assertEquals(count, consenters.size());
        for (int i = 0; i < count; i++) {
            assertEquals(6050 + i, at(consenters.get(i), "Port"));
            assertTrue(at(consenters.get(i), "ServerTLSCert").toString().endsWith("/orderer" + i + "/tls/server.crt"));
        }
    }

    @Test
    void the_regulator_reads_and_runs_the_fourth_orderer_but_nobody_of_it_writes() throws Exception {
        Map<?, ?> profile = (Map<?, ?>) at(RenderedNetwork.of(folder, "bft4").yaml("configtx.yaml"), "Profiles.bft4");
        Object reader = at(profile, "Application.Organizations.3");
        assertEquals("Regulator", at(reader, "ID"));
        assertEquals("OutOf(2, 'Regulator.member')", at(reader, "Policies.Writers.Rule"), "two signatures out of one principal");
        assertFalse(((Map<?, ?>) at(reader, "Policies")).containsKey("Endorsement"));
        assertEquals("OR('Regulator.orderer')", at(profile, "Orderer.Organizations.1.Policies.Writers.Rule"));
        assertEquals("Regulator", at(profile, "Orderer.ConsenterMapping.3.MSPID"));
        assertEquals(List.of("127.0.0.1:6053"), at(profile, "Orderer.Organizations.1.OrdererEndpoints"));
    }

    @Test
    void the_container_file_says_that_it_never_ran_and_holds_the_same_files_ports_and_version() throws Exception {
        RenderedNetwork network = RenderedNetwork.of(folder, "raft3");
        assertTrue(Files.readString(folder.resolve("config/compose.yaml")).startsWith("# RENDERED ONLY"));
        Map<?, ?> services = (Map<?, ?>) at(network.yaml("compose.yaml"), "services");
        for (Map.Entry<?, ?> service : services.entrySet()) {
            String name = service.getKey().toString();
            assertEquals("host", at(service.getValue(), "network_mode"), name);
            String kind = name.startsWith("orderer") ? "hyperledger/fabric-orderer:3.1.5"
                    : name.startsWith("peer-") ? "hyperledger/fabric-peer:3.1.5" : "eclipse-temurin:25-jre";
            assertEquals(kind, at(service.getValue(), "image"));
            if (!name.startsWith("riskmesh-")) {
                assertEquals(folder + "/config/" + name, at(service.getValue(), "environment.FABRIC_CFG_PATH"));
            }
        }
        assertEquals(11, services.size());
        assertEquals("127.0.0.1:9992", at(services, "riskmesh-BankB.environment.CHAINCODE_SERVER_ADDRESS"));
        assertEquals("127.0.0.1:9992", at(services, "peer-BankB.environment.RISKMESH_CC_ADDRESS"));
        assertEquals("127.0.0.1:9983", at(services, "riskmesh-BankC.environment.RISKMESH_CC_HEALTH_ADDRESS"));
    }

    @Test
    void all_members_get_one_package_and_a_second_rendering_the_same_bytes() throws Exception {
        RenderedNetwork.of(folder, "raft1");
        byte[] first = Files.readAllBytes(folder.resolve("config/riskmesh.tar.gz"));
        RenderedNetwork.of(folder, "raft1");
        org.junit.jupiter.api.Assertions.assertArrayEquals(first, Files.readAllBytes(folder.resolve("config/riskmesh.tar.gz")));
    }

    @Test
    void shifted_ports_are_shifted_everywhere() throws Exception {
        Script.Outcome outcome = Script.named("render").call("--orderers", "bft4", "--data", folder, "--port-shift", 20_000);
        assertEquals(0, outcome.exit(), outcome.err());
        RenderedNetwork network = new RenderedNetwork(folder);
        assertEquals(26_053, at(network.yaml("configtx.yaml"), "Profiles.bft4.Orderer.ConsenterMapping.3.Port"));
        assertEquals("127.0.0.1:29550", at(network.yaml("peer-Regulator/core.yaml"), "operations.listenAddress"));
        try (var files = Files.walk(folder.resolve("config"))) {
            for (Iterator<Path> rest = files.filter(file -> file.toString().endsWith(".yaml")).iterator(); rest.hasNext();) {
                Path file = rest.next();
                assertFalse(Files.readString(file).matches("(?s).*\\b(605[0-3]|705[1-8]|944[3-6]|95[45][0-9]|99[89][0-9])\\b.*"),
                        () -> file + " holds a port that is not shifted");
            }
        }
        assertNotEquals(0, Script.named("render").call("--orderers", "bft4", "--data", folder, "--port-shift", 60_000).exit());
    }
}
