package io.riskmesh.embedded.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.riskmesh.embedded.commit.Chain;
import io.riskmesh.embedded.commit.Head;
import io.riskmesh.embedded.commit.TransactionPlace;
import io.riskmesh.embedded.request.RefusedRequest;
import java.io.IOException;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.Response;

/// The queries of Fabric's system chaincode `qscc` that clients use: chain info, blocks and transactions by number or id.
final class SystemQueries {
    static final String NAME = "qscc";
    private static final int OK = 200;

    private final Chain chain;

    SystemQueries(Chain chain) {
        this.chain = chain;
    }

    /// @param args function, channel, and what the function asks for
    Response answer(List<ByteString> args) throws RefusedRequest {
        String function = args.isEmpty() ? "" : args.getFirst().toStringUtf8();
        String last = args.isEmpty() ? "" : args.getLast().toStringUtf8();
        if (args.size() < 2 || !args.get(1).toStringUtf8().equals(chain.config().channelId())) {
            throw failed("qscc asks for this channel in its first argument");
        }
        try {
            return response(switch (function) {
                case "GetChainInfo" -> info();
                case "GetBlockByNumber" -> block(last);
                case "GetBlockByTxID" -> chain.block(place(last).block());
                case "GetTransactionByID" -> transaction(last);
                default -> throw failed("Requested function " + function + " not found.");
            });
        } catch (IOException e) {
            throw new RefusedRequest(Status.Code.UNAVAILABLE, "the blocks cannot be read: " + e.getMessage());
        }
    }

    private BlockchainInfo info() {
        Head head = chain.head();
        return BlockchainInfo.newBuilder().setHeight(head.height()).setCurrentBlockHash(head.headerHash())
                .setPreviousBlockHash(head.previousHash()).build();
    }

    private Block block(String number) throws RefusedRequest, IOException {
        if (!number.matches("[0-9]{1,18}") || Long.parseLong(number) >= chain.head().height()) {
            throw failed("Failed to get block number " + number);
        }
        return chain.block(Long.parseLong(number));
    }

    private ProcessedTransaction transaction(String id) throws RefusedRequest, IOException {
        TransactionPlace place = place(id);
        return ProcessedTransaction.newBuilder().setValidationCode(place.code())
                .setTransactionEnvelope(envelope(chain.block(place.block()), place.index())).build();
    }

    private static Envelope envelope(Block block, int index) throws InvalidProtocolBufferException {
        return Envelope.parseFrom(block.getData().getData(index));
    }

    private TransactionPlace place(String id) throws RefusedRequest {
        return chain.place(id).orElseThrow(() -> failed("Failed to get transaction with id " + id));
    }

    private static Response response(Message answer) {
        return Response.newBuilder().setStatus(OK).setPayload(answer.toByteString()).build();
    }

    private static RefusedRequest failed(String why) {
        String detail = "chaincode response 500, " + why;
        return new RefusedRequest(Status.Code.UNKNOWN, "evaluate call to endorser returned error: " + detail, detail, "");
    }
}
