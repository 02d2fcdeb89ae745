package io.riskmesh.benchmarks.ledger;

import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.X509Identity;

/// An embedded ledger of three organisations with one client over TLS, all in this process.
final class BenchLedger implements AutoCloseable {
    private static final List<String> BANKS = List.of("BankA", "BankB", "BankC");
    private static final String CLIENT = "gateway";

    private final EmbeddedLedger ledger;
    private final ManagedChannel channel;
    private final Gateway gateway;

    private BenchLedger(EmbeddedLedger ledger, ManagedChannel channel, Gateway gateway) {
        this.ledger = ledger;
        this.channel = channel;
        this.gateway = gateway;
    }

    static LedgerPlan plan(Path folder) {
        return LedgerPlan.of(folder, BANKS, List.of("Regulator"), 0, Map.of(KeepChaincode.NAME, _ -> new KeepChaincode()));
    }

    static BenchLedger start(Path folder) throws Exception {
        EmbeddedLedger ledger = EmbeddedLedger.start(plan(folder));
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", ledger.port(), TlsChannelCredentials.newBuilder()
                .trustManager(folder.resolve("organisations/" + LedgerPlan.ORDERER + "/tlsca/tlsca-cert.pem").toFile()).build()).build();
        IssuedIdentity issued = client(folder);
        Gateway gateway = Gateway.newInstance().connection(channel).hash(Hash.NONE).signer(issued::sign)
                .identity(new X509Identity(issued.mspId(), issued.certificate())).connect();
        return new BenchLedger(ledger, channel, gateway);
    }

    static IssuedIdentity client(Path folder) throws IOException {
        String bank = BANKS.getFirst();
        return MspFolder.read(bank, folder.resolve("organisations").resolve(bank).resolve("identities").resolve(CLIENT));
    }

    Contract contract() {
        return gateway.getNetwork(LedgerPlan.CHANNEL).getContract(KeepChaincode.NAME);
    }

    long height() {
        return ledger.head().height();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        channel.shutdownNow();
        ledger.close();
    }
}
