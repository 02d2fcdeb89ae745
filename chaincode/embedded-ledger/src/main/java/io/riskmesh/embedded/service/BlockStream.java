package io.riskmesh.embedded.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.riskmesh.embedded.commit.Chain;
import java.io.IOException;
import org.hyperledger.fabric.protos.common.Block;

/// Sends blocks to one client in order, each when the client can take it: nothing is buffered, a slow client reads from
/// disk at its own pace.
///
/// @param <A> what is sent
final class BlockStream<A> {

    /// What becomes of a block on this stream.
    @FunctionalInterface
    interface Sender {
        void send(Block block) throws IOException;
    }

    private final Chain chain;
    private final Bell bell;
    private final ServerCallStreamObserver<A> client;

    BlockStream(Chain chain, Bell bell, ServerCallStreamObserver<A> client) {
        this.chain = chain;
        this.bell = bell;
        this.client = client;
    }

    /// Sends blocks `from` to `to`, waiting for those that do not exist yet; ends early if the client goes.
    void run(long from, long to, Sender sender) throws IOException, InterruptedException {
        for (long next = from; next <= to; next++) {
            long number = next;
            bell.await(() -> client.isCancelled() || (client.isReady() && chain.head().height() > number));
            if (client.isCancelled()) {
                return;
            }
            sender.send(chain.block(number));
        }
    }
}
