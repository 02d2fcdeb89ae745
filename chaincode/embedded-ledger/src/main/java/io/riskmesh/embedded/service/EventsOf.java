package io.riskmesh.embedded.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// The events that valid transactions of a block set.
final class EventsOf {

    private EventsOf() {}

    /// @param after id of a transaction of the block after which events count; empty: all
    static List<ChaincodeEvent> chaincode(Block block, String chaincode, String after) throws InvalidProtocolBufferException {
        List<ChaincodeEvent> events = new ArrayList<>();
        boolean counts = after.isEmpty();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            ByteString envelope = block.getData().getData(i);
            var header = FilteredForm.header(envelope);
            boolean valid = FilteredForm.flag(block, i) == TxValidationCode.VALID;
            if (counts && valid && header.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE) {
                ChaincodeEvent event = event(envelope);
                if (event.getChaincodeId().equals(chaincode) && !event.getEventName().isEmpty()) {
                    events.add(event);
                }
            }
            counts |= header.getTxId().equals(after);
        }
        return events;
    }

    /// The event of an endorser transaction; without a name if it set none.
    static ChaincodeEvent event(ByteString envelope) throws InvalidProtocolBufferException {
        Transaction transaction = Transaction.parseFrom(Payload.parseFrom(Envelope.parseFrom(envelope).getPayload()).getData());
        if (transaction.getActionsCount() == 0) {
            return ChaincodeEvent.getDefaultInstance();
        }
        ByteString response = ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload()).getAction()
                .getProposalResponsePayload();
        ChaincodeAction action = ChaincodeAction.parseFrom(ProposalResponsePayload.parseFrom(response).getExtension());
        return ChaincodeEvent.parseFrom(action.getEvents());
    }
}
