package io.riskmesh.gateway.api.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.verifier.block.BlockHash;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// A block as the API shows it. It is shown as delivered: that it verifies is what `riskmesh audit verify` says.
final class BlockDocument {
    private BlockDocument() {}

    /// @param rows facts of the block
    static ObjectNode of(Block block, List<FactRow> rows) throws InvalidProtocolBufferException {
        ByteString before = block.getHeader().getPreviousHash();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("number", block.getHeader().getNumber())
                .put("headerHash", hex(BlockHash.ofHeader(block.getHeader()))).put("previousHash", before.isEmpty() ? null : hex(before))
                .put("dataHash", hex(block.getHeader().getDataHash()));
        ArrayNode transactions = document.putArray("transactions");
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            int position = i;
            transactions.add(transaction(block, i, rows.stream().filter(row -> row.transaction() == position).toList()));
        }
        return document;
    }

    private static ObjectNode transaction(Block block, int position, List<FactRow> rows) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(block.getData().getData(position)).getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        SignatureHeader signature = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("position", position).put("txId", header.getTxId())
                .put("type", String.valueOf(HeaderType.forNumber(header.getType()))).put("validation", validation(block, position))
                .put("by", signature.getCreator().isEmpty() ? null : SerializedIdentity.parseFrom(signature.getCreator()).getMspid());
        ArrayNode endorsers = document.putArray("endorsers");
        if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
            endorsers(payload.getData(), endorsers);
        }
        ArrayNode entries = document.putArray("entries");
        rows.forEach(row -> entries.add(TimelineEntry.of(row)));
        return document;
    }

    private static void endorsers(ByteString data, ArrayNode endorsers) throws InvalidProtocolBufferException {
        for (var action : Transaction.parseFrom(data).getActionsList()) {
            for (var endorsement : ChaincodeActionPayload.parseFrom(action.getPayload()).getAction().getEndorsementsList()) {
                endorsers.add(SerializedIdentity.parseFrom(endorsement.getEndorser()).getMspid());
            }
        }
    }

    private static String validation(Block block, int position) {
        int place = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
        ByteString flags = block.getMetadata().getMetadataCount() > place ? block.getMetadata().getMetadata(place) : ByteString.EMPTY;
        return position < flags.size() ? String.valueOf(TxValidationCode.forNumber(flags.byteAt(position) & 0xff)) : "NOT_VALIDATED";
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
