package io.riskmesh.embedded.service;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.riskmesh.embedded.request.Access;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;

/// `protos.Deliver`: blocks whole or filtered. There is no private data; the third method is unimplemented.
public final class DeliverService extends DeliverGrpc.DeliverImplBase {
    private final Access access;
    private final Streams streams;

    public DeliverService(Access access, Streams streams) {
        this.access = access;
        this.streams = streams;
    }

    /// How a block is sent.
    @FunctionalInterface
    interface Form {
        DeliverResponse of(Block block) throws InvalidProtocolBufferException;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> client) {
        return seeks(client, block -> DeliverResponse.newBuilder().setBlock(block).build());
    }

    @Override
    public StreamObserver<Envelope> deliverFiltered(StreamObserver<DeliverResponse> client) {
        return seeks(client, block -> DeliverResponse.newBuilder()
                .setFilteredBlock(FilteredForm.of(block, streams.channel())).build());
    }

    private StreamObserver<Envelope> seeks(StreamObserver<DeliverResponse> client, Form form) {
        ServerCallStreamObserver<DeliverResponse> call = (ServerCallStreamObserver<DeliverResponse>) client;
        streams.watch(call);
        Seeks seeks = new Seeks(access, streams, call, form);
        streams.start(call, seeks::run);
        return seeks;
    }
}
