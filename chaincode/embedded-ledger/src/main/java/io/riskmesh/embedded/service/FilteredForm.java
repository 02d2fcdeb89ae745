package io.riskmesh.embedded.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.hyperledger.fabric.protos.peer.FilteredTransactionActions;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// A block without what transactions read and wrote: ids, flags, names of events.
final class FilteredForm {

    private FilteredForm() {}

    static FilteredBlock of(Block block, String channel) throws InvalidProtocolBufferException {
        FilteredBlock.Builder filtered = FilteredBlock.newBuilder().setChannelId(channel).setNumber(block.getHeader().getNumber());
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            filtered.addFilteredTransactions(transaction(block, i));
        }
        return filtered.build();
    }

    /// The flag of a transaction.
    static TxValidationCode flag(Block block, int index) {
        int code = block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE).byteAt(index) & 0xff;
        return TxValidationCode.forNumber(code);
    }

    static ChannelHeader header(ByteString envelope) throws InvalidProtocolBufferException {
        return ChannelHeader.parseFrom(Payload.parseFrom(Envelope.parseFrom(envelope).getPayload()).getHeader().getChannelHeader());
    }

    private static FilteredTransaction transaction(Block block, int index) throws InvalidProtocolBufferException {
        ByteString envelope = block.getData().getData(index);
        ChannelHeader header = header(envelope);
        FilteredTransaction.Builder filtered = FilteredTransaction.newBuilder().setTxid(header.getTxId())
                .setTypeValue(header.getType()).setTxValidationCode(flag(block, index));
        if (header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
            FilteredTransactionActions.Builder actions = FilteredTransactionActions.newBuilder();
            ChaincodeEvent event = event(envelope, flag(block, index));
            if (!event.getEventName().isEmpty()) {
                actions.addChaincodeActions(
                        FilteredChaincodeAction.newBuilder().setChaincodeEvent(event.toBuilder().clearPayload()));
            }
            filtered.setTransactionActions(actions);
        }
        return filtered.build();
    }

    // A member may have signed and submitted anything: what does not decode is in the block as invalid, and everybody reads on.
    private static ChaincodeEvent event(ByteString envelope, TxValidationCode flag) throws InvalidProtocolBufferException {
        try {
            return EventsOf.event(envelope);
        } catch (InvalidProtocolBufferException e) {
            if (flag == TxValidationCode.VALID) {
                throw e;
            }
            return ChaincodeEvent.getDefaultInstance();
        }
    }
}
