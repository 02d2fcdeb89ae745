package io.riskmesh.gateway.ledger.client;

import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// TLS to one peer, to be believed only if its certificate comes from the profile's authority.
final class PeerConnection {
    private static final int MOST_BYTES = 128 * 1024 * 1024;

    // Kept, or the platform forgets its level.
    private static final Logger TRANSPORT = Logger.getLogger("io.grpc");

    private PeerConnection() {}

    /// Connects at the first call; whoever gets the channel shuts it down.
    ///
    /// @throws IOException if the authority's certificate cannot be read
    static ManagedChannel open(ConnectionProfile profile) throws IOException {
        TRANSPORT.setLevel(Level.WARNING); // at INFO it tells what transports the machine has
        return NettyChannelBuilder.forTarget(profile.endpoint(),
                TlsChannelCredentials.newBuilder().trustManager(profile.tlsRoot().toFile()).build())
                .maxInboundMessageSize(MOST_BYTES).build();
    }
}
