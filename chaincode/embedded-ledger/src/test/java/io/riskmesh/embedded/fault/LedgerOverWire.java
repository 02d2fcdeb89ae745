package io.riskmesh.embedded.fault;

import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.embedded.process.EmbeddedLedgerMain;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.ConsortiumMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;

/// A served ledger through Fabric's client, in the name of a bank's operator.
record LedgerOverWire(ManagedChannel channel, Contract contract) implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 30;

    static LedgerOverWire connect(Path data, int port) throws IOException {
        Path organisations = data.resolve("organisations");
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port, TlsChannelCredentials.newBuilder()
                .trustManager(organisations.resolve("OrdererOrg/tlsca/tlsca-cert.pem").toFile()).build()).build();
        String bank = ServedChild.BANKS.getFirst();
        IssuedIdentity operator = MspFolder.read(bank, organisations.resolve(bank).resolve("identities/operator"));
        Gateway gateway = Gateway.newInstance().connection(channel).hash(Hash.SHA256)
                .identity(new X509Identity(bank, operator.certificate())).signer(Signers.newPrivateKeySigner(operator.key()))
                .endorseOptions(o -> o.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .submitOptions(o -> o.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS))
                .commitStatusOptions(o -> o.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)).connect();
        return new LedgerOverWire(channel, gateway.getNetwork(LedgerPlan.CHANNEL).getContract(EmbeddedLedgerMain.CHAINCODE));
    }

    /// Proposes a consortium that differs from all others by a number: one more fact.
    ///
    /// @return the id of a transaction that the ledger says is in a block, and valid
    String submit(long number) throws GatewayException {
        SubmittedTransaction submitted =
                contract.newProposal("proposeConsortium").addArguments(request(number)).build().endorse().submitAsync();
        Status status = submitted.getStatus();
        if (!status.isSuccessful()) {
            throw new AssertionError("The ledger took it and calls it " + status.getCode());
        }
        return submitted.getTransactionId();
    }

    private static byte[] request(long number) {
        List<PartyId> banks = ServedChild.BANKS.stream().map(PartyId::new).toList();
        Consortium proposal = new Consortium(banks.getFirst(), 0, 1, banks, List.of(), ConsortiumMode.DEVELOPMENT, 3, 2, 3, 3,
                new CanonicalValue.Obj(new TreeMap<>()), Math.toIntExact(1024 + number));
        TreeMap<String, CanonicalValue> request = new TreeMap<>(Facts.ownFields(proposal).fields());
        request.put("consortium", new CanonicalValue.Int(0));
        return CanonicalJson.encode(new CanonicalValue.Obj(request));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
