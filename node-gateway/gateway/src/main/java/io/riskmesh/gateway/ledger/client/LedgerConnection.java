package io.riskmesh.gateway.ledger.client;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.X509Identity;

/// One TLS connection to one peer's gateway, in the name of one identity.
final class LedgerConnection implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 30;
    private static final int MOST_BYTES = 128 * 1024 * 1024;

    // Kept, or the platform forgets its level.
    private static final Logger TRANSPORT = Logger.getLogger("io.grpc");

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
        TRANSPORT.setLevel(Level.WARNING); // at INFO it tells what transports the machine has
        ManagedChannel channel = NettyChannelBuilder.forTarget(profile.endpoint(),
                TlsChannelCredentials.newBuilder().trustManager(profile.tlsRoot().toFile()).build())
                .maxInboundMessageSize(MOST_BYTES).build();
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
