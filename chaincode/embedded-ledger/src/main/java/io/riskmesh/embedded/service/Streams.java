package io.riskmesh.embedded.service;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import java.io.IOException;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;

/// What is read from the chain for clients: waits for transactions, streams of blocks and events, queries. A stream has a
/// virtual thread of its own.
public final class Streams {
    private final Chain chain;
    private final int mostWaiting;
    private final Bell bell = new Bell();
    private final CommitWaiters waiters;
    private final SystemQueries queries;

    /// @param mostWaiting blocks that may be written while a reader takes none, before its stream is closed
    public Streams(Chain chain, int mostWaiting) {
        this.chain = chain;
        this.mostWaiting = mostWaiting;
        this.waiters = new CommitWaiters(chain);
        this.queries = new SystemQueries(chain);
        chain.listen(waiters);
        chain.listen(bell);
    }

    /// A stream that may end because the medium fails.
    @FunctionalInterface
    interface Stream {
        void run() throws IOException, InterruptedException, SlowReader;
    }

    /// Tells everybody who waits for a transaction that no block will come any more.
    public void stop(ReadOnlyLedger cause) {
        waiters.stop(cause);
    }

    CommitWaiters waiters() {
        return waiters;
    }

    SystemQueries queries() {
        return queries;
    }

    long height() {
        return chain.head().height();
    }

    String channel() {
        return chain.config().channelId();
    }

    <A> BlockStream<A> blocks(ServerCallStreamObserver<A> client) {
        return new BlockStream<>(chain, bell, client, mostWaiting);
    }

    /// Must be called before the service's method returns.
    void watch(ServerCallStreamObserver<?> client) {
        client.setOnReadyHandler(bell::ring);
        client.setOnCancelHandler(bell::ring);
    }

    void start(ServerCallStreamObserver<?> client, Stream stream) {
        Thread.ofVirtual().name("stream").start(() -> {
            try {
                stream.run();
            } catch (IOException e) {
                client.onError(Status.UNAVAILABLE.withDescription("the blocks cannot be read: " + e.getMessage())
                        .asRuntimeException());
            } catch (SlowReader e) {
                client.onError(Status.RESOURCE_EXHAUSTED.withDescription(e.getMessage()).asRuntimeException());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (IllegalStateException e) {
                if (!client.isCancelled()) { // a client that goes while it is sent to is no bug
                    throw e;
                }
            }
        });
    }

    void events(ChaincodeEventsRequest request, ServerCallStreamObserver<ChaincodeEventsResponse> client) {
        watch(client);
        long height = chain.head().height();
        long from = request.hasStartPosition() ? SeekRange.number(request.getStartPosition(), height) : height;
        if (from < 0) {
            client.onError(Status.INVALID_ARGUMENT.withDescription("the start position is not one").asRuntimeException());
            return;
        }
        start(client, () -> blocks(client).run(from, Long.MAX_VALUE - 1, block -> sendEvents(request, from, block, client)));
    }

    private static void sendEvents(ChaincodeEventsRequest request, long from, Block block,
            ServerCallStreamObserver<ChaincodeEventsResponse> client) throws InvalidProtocolBufferException {
        boolean first = block.getHeader().getNumber() == from;
        List<ChaincodeEvent> events =
                EventsOf.chaincode(block, request.getChaincodeId(), first ? request.getAfterTransactionId() : "");
        if (!events.isEmpty()) {
            client.onNext(ChaincodeEventsResponse.newBuilder().setBlockNumber(block.getHeader().getNumber())
                    .addAllEvents(events).build());
        }
    }
}
