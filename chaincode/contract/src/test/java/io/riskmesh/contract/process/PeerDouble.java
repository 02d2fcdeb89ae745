package io.riskmesh.contract.process;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.stub.WorldState;
import java.net.InetSocketAddress;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.QueryMetadata;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResponseMetadata;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;

/// The peer's side of the chaincode protocol: connects to a chaincode server, shakes hands, sends transactions and answers what the
/// chaincode asks of the state. One transaction at a time.
final class PeerDouble implements AutoCloseable {

    /// How a transaction ended: the last message and what was to be written.
    record Ending(ChaincodeMessage message, NavigableMap<String, byte[]> writes) {}

    private static final long PATIENCE_S = 30;

    private final ManagedChannel channel;
    private final BlockingQueue<ChaincodeMessage> received = new LinkedBlockingQueue<>();
    private final StreamObserver<ChaincodeMessage> out;

    PeerDouble(InetSocketAddress address) {
        channel = ManagedChannelBuilder.forAddress(address.getHostString(), address.getPort()).usePlaintext().build();
        out = ChaincodeGrpc.newStub(channel).withWaitForReady().connect(new StreamObserver<>() {
            @Override
            public void onNext(ChaincodeMessage message) {
                received.add(message);
            }

            @Override
            public void onError(Throwable error) {
                received.add(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.ERROR)
                        .setPayload(ByteString.copyFromUtf8(String.valueOf(error))).build());
            }

            @Override
            public void onCompleted() {
                received.add(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.ERROR).build());
            }
        });
    }

    /// Takes the chaincode's registration and gives the id that it names.
    String shakeHands() throws InterruptedException, InvalidProtocolBufferException {
        ChaincodeMessage register = next();
        if (register.getType() != ChaincodeMessage.Type.REGISTER) {
            throw new AssertionError("Expected REGISTER, got " + register);
        }
        out.onNext(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.REGISTERED).build());
        out.onNext(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.READY).build());
        return ChaincodeID.parseFrom(register.getPayload()).getName();
    }

    void send(ChaincodeMessage.Type type, String txId, Proposal proposal) {
        out.onNext(SignedCall.message(type, txId, proposal));
    }

    ChaincodeMessage next() throws InterruptedException {
        ChaincodeMessage message = received.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("The chaincode is silent");
        }
        return message;
    }

    /// Sends a transaction and answers until it has ended.
    Ending transact(ChaincodeMessage.Type type, String txId, Proposal proposal, WorldState state)
            throws InterruptedException, InvalidProtocolBufferException {
        send(type, txId, proposal);
        NavigableMap<String, byte[]> writes = new TreeMap<>();
        while (true) {
            ChaincodeMessage asked = next();
            switch (asked.getType()) {
                case GET_STATE -> answer(asked, state.get(GetState.parseFrom(asked.getPayload()).getKey())
                        .map(found -> ByteString.copyFrom(found.value())).orElse(ByteString.EMPTY));
                case PUT_STATE -> {
                    PutState put = PutState.parseFrom(asked.getPayload());
                    writes.put(put.getKey(), put.getValue().toByteArray());
                    answer(asked, ByteString.EMPTY);
                }
                case GET_STATE_BY_RANGE -> answer(asked, range(GetStateByRange.parseFrom(asked.getPayload()), state));
                case QUERY_STATE_CLOSE -> answer(asked, QueryResponse.getDefaultInstance().toByteString());
                case COMPLETED, ERROR -> {
                    return new Ending(asked, writes);
                }
                default -> throw new AssertionError("The chaincode must not send " + asked.getType());
            }
        }
    }

    private void answer(ChaincodeMessage asked, ByteString payload) {
        out.onNext(ChaincodeMessage.newBuilder().setType(ChaincodeMessage.Type.RESPONSE).setTxid(asked.getTxid())
                .setChannelId(asked.getChannelId()).setPayload(payload).build());
    }

    private static ByteString range(GetStateByRange asked, WorldState state) throws InvalidProtocolBufferException {
        QueryMetadata paging = QueryMetadata.parseFrom(asked.getMetadata());
        String start = paging.getBookmark().isEmpty() ? asked.getStartKey() : paging.getBookmark();
        NavigableMap<String, WorldState.Versioned> found = state.range(start, asked.getEndKey());
        QueryResponse.Builder response = QueryResponse.newBuilder();
        found.entrySet().stream().limit(paging.getPageSize()).forEach(entry -> response.addResults(QueryResultBytes.newBuilder()
                .setResultBytes(KV.newBuilder().setKey(entry.getKey())
                        .setValue(ByteString.copyFrom(entry.getValue().value())).build().toByteString())));
        String bookmark = found.keySet().stream().skip(paging.getPageSize()).findFirst().orElse("");
        return response.setMetadata(QueryResponseMetadata.newBuilder().setBookmark(bookmark)
                .setFetchedRecordsCount(response.getResultsCount()).build().toByteString()).build().toByteString();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
