package io.riskmesh.embedded.network;

import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.commit.Head;
import io.riskmesh.embedded.endorse.Endorser;
import io.riskmesh.embedded.endorse.Peers;
import io.riskmesh.embedded.genesis.ChannelConfiguration;
import io.riskmesh.embedded.order.Orderer;
import io.riskmesh.embedded.request.Access;
import io.riskmesh.embedded.request.SubmitCheck;
import io.riskmesh.embedded.service.DeliverService;
import io.riskmesh.embedded.service.GatewayService;
import io.riskmesh.embedded.service.Streams;
import io.riskmesh.embedded.service.TrustLabel;
import io.riskmesh.embedded.storage.CorruptBlockFile;
import io.riskmesh.embedded.storage.FolderInUse;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A running ledger: one channel, its peers and its orderer behind one TLS port on the loopback interface.
public final class EmbeddedLedger implements AutoCloseable {
    private static final int MOST_BYTES = ChannelConfiguration.MOST_BYTES + 64 * 1024;
    private static final long STOP_SECONDS = 5;

    private final Chain chain;
    private final Orderer orderer;
    private final Endorser endorser;
    private final Server server;

    private EmbeddedLedger(Chain chain, Orderer orderer, Endorser endorser, Server server) {
        this.chain = chain;
        this.orderer = orderer;
        this.endorser = endorser;
        this.server = server;
    }

    /// Starts on the plan's folder; a new folder gets keys, block 0 and block 1.
    ///
    /// @throws CorruptBlockFile if a block is damaged
    /// @throws FolderInUse if another process has the folder
    /// @throws OtherChannel if the folder was made for other members
    /// @throws ReadOnlyLedger if the disk is full at once
    public static EmbeddedLedger start(LedgerPlan plan)
            throws IOException, CorruptBlockFile, FolderInUse, OtherChannel, ReadOnlyLedger {
        SecureRandom random = new SecureRandom();
        ConsortiumIdentities identities = new ConsortiumIdentities(plan, random);
        FirstBlocks first = new FirstBlocks(plan, identities, random);
        Chain chain = Chain.open(plan.blocks(), plan.disk(), identities.orderer(), random, first::configuration);
        try {
            first.define(chain);
            identities.makeAll();
            return serve(plan, identities, chain);
        } catch (IOException | OtherChannel | ReadOnlyLedger | RuntimeException e) {
            chain.close();
            throw e;
        }
    }

    /// The port that the server listens on.
    public int port() {
        return server.getPort();
    }

    /// The newest head.
    public Head head() {
        return chain.head();
    }

    /// How often endorsers did not agree since the start.
    public long endorsementMismatches() {
        return endorser.mismatches();
    }

    /// Why nothing is written any more, if so.
    public Optional<ReadOnlyLedger> readOnly() {
        return orderer.failure();
    }

    /// Stops taking requests, writes what was submitted, closes the files.
    @Override
    public void close() throws IOException {
        server.shutdown();
        orderer.close();
        try {
            if (!server.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException _) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
        chain.close();
    }

    private static EmbeddedLedger serve(LedgerPlan plan, ConsortiumIdentities identities, Chain chain) throws IOException {
        Peers peers = new Peers(identities.peers(), plan.chaincodes(), identities.members().quorum());
        Access access = new Access(chain.config(), plan.clock());
        Endorser endorser = new Endorser(chain, peers);
        Streams streams = new Streams(chain, plan.mostWaiting());
        Orderer orderer = new Orderer(chain, streams::stop);
        GatewayService gateway = new GatewayService(access, new SubmitCheck(access, ChannelConfiguration.MOST_BYTES), endorser, orderer,
                streams);
        Path tls = identities.serverTls();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), plan.port());
        Server server = NettyServerBuilder.forAddress(address, TlsServerCredentials.create(
                        tls.resolve("server.crt").toFile(), tls.resolve("server.key").toFile()))
                .executor(Executors.newVirtualThreadPerTaskExecutor()).maxInboundMessageSize(MOST_BYTES)
                .intercept(new TrustLabel()).addService(gateway).addService(new DeliverService(access, streams)).build();
        try {
            server.start();
            ConnectionProfile.write(plan, server.getPort());
            return new EmbeddedLedger(chain, orderer, endorser, server);
        } catch (IOException e) {
            server.shutdownNow();
            orderer.close();
            throw e;
        }
    }
}
