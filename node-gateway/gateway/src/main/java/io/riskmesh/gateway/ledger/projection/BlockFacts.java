package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.verifier.identity.InvalidIdentity;
import io.riskmesh.verifier.identity.MemberIdentity;
import io.riskmesh.verifier.identity.Organisations;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Reads the facts of a block: only of transactions that its peer flagged valid, and only those that speak for the party whose
/// certificate signed the envelope, at the time of the envelope. Whatever else a majority of endorsers let through is no fact here.
final class BlockFacts {
    private static final String CHAINCODE = "riskmesh";

    private BlockFacts() {}

    static List<FactRow> of(Block block, Organisations members) {
        List<FactRow> rows = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            if (isValid(block, i)) {
                try {
                    add(rows, block.getHeader().getNumber(), i, block.getData().getData(i), members);
                } catch (InvalidProtocolBufferException | InvalidIdentity _) {
                    // Bytes that a valid transaction does not have: the verifier names them, here they are no fact.
                }
            }
        }
        return rows;
    }

    private static boolean isValid(Block block, int index) {
        int place = BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE;
        if (block.getMetadata().getMetadataCount() <= place) {
            return false;
        }
        ByteString flags = block.getMetadata().getMetadata(place);
        return index < flags.size() && flags.byteAt(index) == TxValidationCode.VALID_VALUE;
    }

    private static void add(List<FactRow> rows, long block, int index, ByteString bytes, Organisations members)
            throws InvalidProtocolBufferException, InvalidIdentity {
        Envelope envelope = Envelope.parseFrom(bytes);
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return;
        }
        MemberIdentity creator = members.identity(
                SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader()).getCreator());
        if (!creator.signed(envelope.getSignature(), envelope.getPayload())) {
            return;
        }
        List<KVWrite> writes = writes(payload.getData());
        for (int i = 0; i < writes.size(); i++) {
            add(rows, new FactPlace(block, index, i, header.getTxId()), writes.get(i), creator, millis(header.getTimestamp()));
        }
    }

    private record FactPlace(long block, int transaction, int write, String transactionId) {}

    private static void add(List<FactRow> rows, FactPlace place, KVWrite write, MemberIdentity creator, long at) {
        try {
            Fact fact = Facts.decode(write.getValue().toByteArray());
            if (fact.by().value().equals(creator.mspId()) && fact.at() == at
                    && fact.key().compositeKey().equals(write.getKey())) {
                rows.add(new FactRow(place.block(), place.transaction(), place.write(), place.transactionId(), fact));
            }
        } catch (MalformedFact _) {
            // No fact: the verifier names it.
        }
    }

    private static List<KVWrite> writes(ByteString data) throws InvalidProtocolBufferException {
        List<KVWrite> writes = new ArrayList<>();
        Transaction transaction = Transaction.parseFrom(data);
        if (transaction.getActionsCount() != 1) {
            return writes;
        }
        ChaincodeActionPayload action = ChaincodeActionPayload.parseFrom(transaction.getActions(0).getPayload());
        ProposalResponsePayload response = ProposalResponsePayload.parseFrom(action.getAction().getProposalResponsePayload());
        TxReadWriteSet sets = TxReadWriteSet.parseFrom(ChaincodeAction.parseFrom(response.getExtension()).getResults());
        for (NsReadWriteSet set : sets.getNsRwsetList()) {
            if (set.getNamespace().equals(CHAINCODE)) {
                writes.addAll(KVRWSet.parseFrom(set.getRwset()).getWritesList());
            }
        }
        return writes;
    }

    private static long millis(Timestamp at) {
        return at.getSeconds() * 1000L + at.getNanos() / 1_000_000;
    }
}
