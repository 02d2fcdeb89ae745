package io.riskmesh.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.Update;
import io.riskmesh.verifier.state.UpdateBatch;
import io.riskmesh.verifier.state.Version;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/// What a block of our own files changes, by the flags that stand in it. It was validated before it was written; the commit
/// hash tells whether the replay changes the same.
final class Replay {

    private Replay() {}

    static UpdateBatch updates(Block block) throws InvalidProtocolBufferException {
        UpdateBatch batch = new UpdateBatch();
        ByteString flags = BlockForm.flags(block);
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (flags.byteAt(i) == 0) {
                apply(action(block.getData().getData(i)), new Version(block.getHeader().getNumber(), i), batch);
            }
        }
        return batch;
    }

    /// The transaction id; empty where the envelope does not decode so far, which is a flag's matter and no damage.
    static String transactionId(ByteString envelope) {
        try {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getTxId();
        } catch (InvalidProtocolBufferException _) {
            return "";
        }
    }

    /// What the chaincode of the first and only action did.
    static ChaincodeAction action(ByteString envelope) throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
        Transaction transaction = Transaction.parseFrom(payload.getData());
        TransactionAction first = transaction.getActions(0);
        ByteString response = ChaincodeActionPayload.parseFrom(first.getPayload()).getAction().getProposalResponsePayload();
        return ChaincodeAction.parseFrom(ProposalResponsePayload.parseFrom(response).getExtension());
    }

    private static void apply(ChaincodeAction action, Version version, UpdateBatch batch) throws InvalidProtocolBufferException {
        for (NsReadWriteSet set : TxReadWriteSet.parseFrom(action.getResults()).getNsRwsetList()) {
            for (KVWrite write : KVRWSet.parseFrom(set.getRwset()).getWritesList()) {
                batch.put(StateKey.open(set.getNamespace(), write.getKey()), write.getIsDelete()
                        ? new Update.Delete(version) : new Update.Put(write.getValue(), version));
            }
        }
    }
}
