package io.riskmesh.embedded.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.riskmesh.embedded.commit.Chain;
import java.io.IOException;
import org.hyperledger.fabric.protos.common.Block;

/// Sends blocks to one client in order, each when the client can take it: nothing is buffered, a client that is behind reads
/// from disk at its own pace, however far behind it is. One that takes nothing at all while a thousand blocks are written is
/// closed, as if those had been buffered for it: it holds a connection and does not read.
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
    private final int mostWaiting;

    /// @param mostWaiting blocks that are written while the client takes none
    BlockStream(Chain chain, Bell bell, ServerCallStreamObserver<A> client, int mostWaiting) {
        this.chain = chain;
        this.bell = bell;
        this.client = client;
        this.mostWaiting = mostWaiting;
    }

    /// Sends blocks `from` to `to`, waiting for those that do not exist yet; ends early if the client goes.
    ///
    /// @throws SlowReader if it takes nothing for too long
    void run(long from, long to, Sender sender) throws IOException, InterruptedException, SlowReader {
        for (long next = from; next <= to; next++) {
            long number = next;
            long since = chain.head().height();
            bell.await(() -> client.isCancelled() || (client.isReady() && chain.head().height() > number) || isSlow(since));
            if (client.isCancelled()) {
                return;
            }
            if (isSlow(since)) {
                throw new SlowReader(chain.head().height() - since);
            }
            sender.send(chain.block(number));
        }
    }

    private boolean isSlow(long since) {
        return !client.isReady() && chain.head().height() - since >= mostWaiting;
    }
}
