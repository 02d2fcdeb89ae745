package io.riskmesh.gateway.ledger.client;

import io.grpc.Server;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/// A peer with the certificate of an honest one that answers each seek as a test wants.
final class LyingPeer implements AutoCloseable {

    /// What it sends.
    interface Lie {
        void tell(StreamObserver<DeliverResponse> client);
    }

    private final Server server;

    /// @param tls folder of the honest server's `server.crt` and `server.key`
    LyingPeer(Path tls, Lie lie) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        TlsServerCredentials.create(tls.resolve("server.crt").toFile(), tls.resolve("server.key").toFile()))
                .addService(new DeliverGrpc.DeliverImplBase() {
                    @Override
                    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> client) {
                        return new StreamObserver<>() {
                            @Override
                            public void onNext(Envelope seek) {
                                lie.tell(client);
                            }

                            @Override
                            public void onError(Throwable cause) {
                                // The reader has had enough.
                            }

                            @Override
                            public void onCompleted() {
                                client.onCompleted();
                            }
                        };
                    }
                }).build().start();
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
