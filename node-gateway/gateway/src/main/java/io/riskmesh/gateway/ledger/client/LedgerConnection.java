package io.riskmesh.gateway.ledger.client;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.X509Identity;

/// One TLS connection to one peer's gateway, in the name of one identity.
final class LedgerConnection implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 30;

    private final ManagedChannel channel;
    private final Gateway gateway;

    private LedgerConnection(ManagedChannel channel, Gateway gateway) {
        this.channel = channel;
        this.gateway = gateway;
    }

    /// Connects at the first call.
    ///
    /// @throws IOException if the authority's certificate cannot be read
    static LedgerConnection open(ConnectionProfile profile, LedgerIdentity identity) throws IOException {
        ManagedChannel channel = PeerConnection.open(profile);
        Gateway gateway = Gateway.newInstance().connection(channel).hash(Hash.SHA256)
                .identity(new X509Identity(identity.mspId(), identity.certificate())).signer(new LowSSigner(identity.key()))
                .evaluateOptions(LedgerConnection::inTime).endorseOptions(LedgerConnection::inTime)
                .submitOptions(LedgerConnection::inTime).commitStatusOptions(LedgerConnection::inTime).connect();
        return new LedgerConnection(channel, gateway);
    }

    private static CallOptions inTime(CallOptions options) {
        return options.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    Gateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }
}
