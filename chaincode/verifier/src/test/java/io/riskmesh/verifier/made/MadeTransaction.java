package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.riskmesh.verifier.block.Sha256;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/// Builds one endorser transaction; what a test does not set is right.
public final class MadeTransaction {

    public String channel = MadeChannel.CHANNEL;
    public String chaincode = MadeChannel.CHAINCODE;
    public String version = "1";
    public Member creator;
    public ByteString nonce;
    public String transactionId;
    public List<Member> endorsers = new ArrayList<>();
    public List<NsReadWriteSet> sets = new ArrayList<>();
    public ByteString proposalHash;
    public long epoch;
    public int type = HeaderType.ENDORSER_TRANSACTION_VALUE;
    /// Signs an endorsement; replaced by tests that forge.
    public java.util.function.BiFunction<Member, ByteString, ByteString> endorse =
            (member, response) -> member.sign(response, member.serialized());

    public MadeTransaction(Member creator, ByteString nonce, List<Member> endorsers) {
        this.creator = creator;
        this.nonce = nonce;
        this.endorsers.addAll(endorsers);
    }

    public MadeTransaction with(String namespace, KVRWSet open) {
        sets.add(NsReadWriteSet.newBuilder().setNamespace(namespace).setRwset(open.toByteString()).build());
        return this;
    }

    public MadeTransaction with(String namespace, KVRWSet open, String collection, HashedRWSet hashed) {
        sets.add(NsReadWriteSet.newBuilder().setNamespace(namespace).setRwset(open.toByteString())
                .addCollectionHashedRwset(CollectionHashedReadWriteSet.newBuilder().setCollectionName(collection)
                        .setHashedRwset(hashed.toByteString())).build());
        return this;
    }

    public String id() {
        return transactionId != null ? transactionId
                : HexFormat.of().formatHex(Sha256.of(nonce, creator.serialized()).toByteArray());
    }

    public ByteString envelope() {
        ByteString payload = payload();
        return Envelope.newBuilder().setPayload(payload).setSignature(creator.sign(payload)).build().toByteString();
    }

    public ByteString payload() {
        ByteString signatureHeader = SignatureHeader.newBuilder().setCreator(creator.serialized()).setNonce(nonce)
                .build().toByteString();
        ByteString channelHeader = ChannelHeader.newBuilder().setType(type).setChannelId(channel).setTxId(id())
                .setEpoch(epoch).setTimestamp(Timestamp.newBuilder().setSeconds(1_780_000_000L))
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode)).build().toByteString())
                .build().toByteString();
        ByteString proposal = proposal();
        ByteString hash = proposalHash != null ? proposalHash : Sha256.of(channelHeader, signatureHeader, proposal);
        ByteString response = ProposalResponsePayload.newBuilder().setProposalHash(hash)
                .setExtension(action().toByteString()).build().toByteString();
        ChaincodeEndorsedAction.Builder endorsed = ChaincodeEndorsedAction.newBuilder()
                .setProposalResponsePayload(response);
        for (Member endorser : endorsers) {
            endorsed.addEndorsements(Endorsement.newBuilder().setEndorser(endorser.serialized())
                    .setSignature(endorse.apply(endorser, response)));
        }
        ByteString transaction = Transaction.newBuilder().addActions(TransactionAction.newBuilder()
                .setHeader(signatureHeader).setPayload(ChaincodeActionPayload.newBuilder()
                        .setChaincodeProposalPayload(proposal).setAction(endorsed).build().toByteString()))
                .build().toByteString();
        return Payload.newBuilder().setHeader(Header.newBuilder().setChannelHeader(channelHeader)
                .setSignatureHeader(signatureHeader)).setData(transaction).build().toByteString();
    }

    private ChaincodeAction action() {
        TxReadWriteSet.Builder results = TxReadWriteSet.newBuilder();
        sets.forEach(results::addNsRwset);
        return ChaincodeAction.newBuilder().setResults(results.build().toByteString())
                .setResponse(Response.newBuilder().setStatus(200))
                .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode).setVersion(version)).build();
    }

    private ByteString proposal() {
        return ChaincodeProposalPayload.newBuilder().setInput(ChaincodeInvocationSpec.newBuilder()
                .setChaincodeSpec(ChaincodeSpec.newBuilder().setInput(ChaincodeInput.newBuilder()
                        .addArgs(ByteString.copyFromUtf8("f")))).build().toByteString()).build().toByteString();
    }
}
