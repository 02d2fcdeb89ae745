package io.riskmesh.embedded.service;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.riskmesh.embedded.request.Access;
import io.riskmesh.embedded.request.RefusedRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/// One client's stream of requests, served one after the other. The end of a range is a status; the stream stays open.
final class Seeks implements StreamObserver<Envelope> {
    private static final int MOST_WAITING = 16;

    private final Access access;
    private final Streams streams;
    private final ServerCallStreamObserver<DeliverResponse> client;
    private final DeliverService.Form form;
    private final BlockingQueue<Optional<Envelope>> requests = new LinkedBlockingQueue<>();

    Seeks(Access access, Streams streams, ServerCallStreamObserver<DeliverResponse> client, DeliverService.Form form) {
        this.access = access;
        this.streams = streams;
        this.client = client;
        this.form = form;
    }

    @Override
    public void onNext(Envelope envelope) {
        if (requests.size() >= MOST_WAITING) {
            client.onError(io.grpc.Status.RESOURCE_EXHAUSTED.withDescription("at most " + MOST_WAITING + " seeks wait")
                    .asRuntimeException());
            return;
        }
        requests.add(Optional.of(envelope));
    }

    @Override
    public void onError(Throwable cause) {
        requests.add(Optional.empty());
    }

    @Override
    public void onCompleted() {
        requests.add(Optional.empty());
    }

    void run() throws IOException, InterruptedException, SlowReader {
        Optional<Envelope> next = requests.take();
        while (next.isPresent() && !client.isCancelled()) {
            serve(next.get());
            next = requests.take();
        }
        if (!client.isCancelled()) {
            client.onCompleted();
        }
    }

    /// Answers one request.
    void serve(Envelope envelope) throws IOException, InterruptedException, SlowReader {
        try {
            SeekRequest request = SeekRequest.of(envelope);
            access.requireChannel(request.channel());
            access.require(Access.READERS, access.signer(request.creator(), envelope.getPayload(), envelope.getSignature()));
            status(request.type() == HeaderType.DELIVER_SEEK_INFO_VALUE ? sent(request.seek()) : Status.BAD_REQUEST);
        } catch (RefusedRequest e) {
            status(e.code() == io.grpc.Status.Code.NOT_FOUND ? Status.NOT_FOUND : Status.FORBIDDEN);
        } catch (InvalidProtocolBufferException _) {
            status(Status.BAD_REQUEST);
        }
    }

    private Status sent(SeekInfo seek) throws IOException, InterruptedException, SlowReader {
        long height = streams.height();
        long from = SeekRange.number(seek.getStart(), height);
        long to = Math.min(SeekRange.number(seek.getStop(), height), Long.MAX_VALUE - 1);
        if (from < 0 || to < from) {
            return Status.BAD_REQUEST;
        }
        boolean wait = seek.getBehavior() == SeekInfo.SeekBehavior.BLOCK_UNTIL_READY;
        if (!wait && to >= height) {
            return Status.NOT_FOUND;
        }
        streams.blocks(client).run(from, to, block -> client.onNext(form.of(block)));
        return Status.SUCCESS;
    }

    private void status(Status status) {
        if (!client.isCancelled()) {
            client.onNext(DeliverResponse.newBuilder().setStatus(status).build());
        }
    }
}
