package io.riskmesh.embedded.conformance;

import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.junit.jupiter.api.Assumptions;

/// A network that the conformance suite runs on: the embedded ledger, always, and a real Fabric network where one is
/// described. Both live as long as the test process.
final class NetworkUnderTest {
    static final String WHERE = "RISKMESH_FABRIC_NETWORK";
    private static final List<String> BANKS = List.of("BankA", "BankB", "BankC");
    private static final long DEADLINE_SECONDS = 30;
    private static final NetworkUnderTest EMBEDDED = new NetworkUnderTest("embedded");
    private static final NetworkUnderTest FABRIC = new NetworkUnderTest("fabric");

    private final String name;
    private final Map<String, ManagedChannel> channels = new HashMap<>();
    private NetworkDescription description;

    private NetworkUnderTest(String name) {
        this.name = name;
    }

    /// Every class of the suite runs on each of these.
    static List<NetworkUnderTest> all() {
        return List.of(EMBEDDED, FABRIC);
    }

    @Override
    public String toString() {
        return name;
    }

    /// The description; skips the test where there is no such network.
    synchronized NetworkDescription description() throws Exception {
        if (description == null) {
            description = name.equals("embedded") ? embedded() : fabric();
        }
        return description;
    }

    /// The contract as an identity sees it.
    Contract contract(String mspId, String identity) throws Exception {
        return gateway(mspId, identity).getNetwork(description().channel()).getContract(ConformanceChaincode.NAME);
    }

    /// The contract as the gateway of the first bank sees it.
    Contract contract() throws Exception {
        return contract(description().banks().getFirst(), "gateway");
    }

    Gateway gateway(String mspId, String identity) throws Exception {
        return unsigned(mspId, identity).signer(Signers.newPrivateKeySigner(issued(mspId, identity).key())).connect();
    }

    /// A gateway that cannot sign.
    Gateway.Builder unsigned(String mspId, String identity) throws Exception {
        return Gateway.newInstance().connection(channel(mspId)).hash(Hash.SHA256)
                .identity(new X509Identity(mspId, issued(mspId, identity).certificate()))
                .evaluateOptions(o -> o.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .endorseOptions(o -> o.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .submitOptions(o -> o.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .commitStatusOptions(o -> o.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    IssuedIdentity issued(String mspId, String identity) throws Exception {
        return MspFolder.read(mspId, description().identities().resolve(mspId).resolve("identities").resolve(identity));
    }

    synchronized ManagedChannel channel(String mspId) throws Exception {
        String bank = description().endpoints().containsKey(mspId) ? mspId : description().banks().getFirst();
        ManagedChannel known = channels.get(bank);
        if (known == null) {
            known = NettyChannelBuilder.forTarget(description().endpoints().get(bank), TlsChannelCredentials.newBuilder()
                    .trustManager(description().tlsRoots().get(bank).toFile()).build()).build();
            channels.put(bank, known);
        }
        return known;
    }

    private static NetworkDescription fabric() throws IOException {
        Optional<String> binaries = Optional.ofNullable(System.getenv("FABRIC_BIN"));
        Optional<String> file = Optional.ofNullable(System.getenv(WHERE));
        Assumptions.assumeTrue(binaries.isPresent() && file.isPresent(), "No real Fabric network: set FABRIC_BIN to the folder of "
                + "Fabric's binaries (peer, orderer, configtxgen, osnadmin), start a network, and set " + WHERE
                + " to the properties file that describes it");
        return NetworkDescription.read(Path.of(file.orElseThrow()));
    }

    private static NetworkDescription embedded() throws Exception {
        Path folder = Files.createTempDirectory("embedded-conformance");
        EmbeddedLedger ledger = EmbeddedLedger.start(LedgerPlan.of(folder, BANKS, List.of("Regulator"), 0,
                Map.of(ConformanceChaincode.NAME, _ -> new ConformanceChaincode())));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(ledger, folder)));
        Map<String, String> endpoints = new HashMap<>();
        Map<String, Path> roots = new HashMap<>();
        for (String bank : BANKS) {
            endpoints.put(bank, "127.0.0.1:" + ledger.port());
            roots.put(bank, folder.resolve("organisations/OrdererOrg/tlsca/tlsca-cert.pem"));
        }
        return new NetworkDescription("riskmesh", BANKS, "Regulator", endpoints, roots, folder.resolve("organisations"), true);
    }

    private static void close(EmbeddedLedger ledger, Path folder) {
        try {
            ledger.close();
            try (var files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

}
