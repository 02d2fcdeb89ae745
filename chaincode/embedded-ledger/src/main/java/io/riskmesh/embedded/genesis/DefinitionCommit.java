package io.riskmesh.embedded.genesis;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.transaction.Endorsing;
import io.riskmesh.embedded.transaction.Identities;
import io.riskmesh.embedded.transaction.Invocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.CollectionConfigPackage;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeEndorsementInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionArgs;
import org.hyperledger.fabric.protos.peer.lifecycle.CommitChaincodeDefinitionResult;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.hyperledger.fabric.protos.peer.lifecycle.StateMetadata;

/// The transaction that puts a chaincode's definition in force: what Fabric's `_lifecycle` writes at its commit. The
/// approvals that stand in private collections before it are left out: one process holds all keys.
public final class DefinitionCommit {
    public static final String NAMESPACE = "_lifecycle";
    public static final String CHAINCODE_VERSION = "1.0";
    public static final String SEQUENCE = "Sequence";

    private static final int OK = 200;

    private DefinitionCommit() {}

    /// @param committer an administrator of a writing organisation, who signs the envelope
    /// @param endorsers peers of at least a majority of the writers
    /// @param nonce 24 random bytes
    public static Envelope of(String channel, String chaincode, ChannelMembers members, IssuedIdentity committer,
            List<IssuedIdentity> endorsers, Instant time, byte[] nonce) {
        ByteString policy = ApplicationPolicy.newBuilder()
                .setSignaturePolicy(Policies.peers(members.quorum(), members.endorsers())).build().toByteString();
        CommitChaincodeDefinitionArgs args = CommitChaincodeDefinitionArgs.newBuilder().setSequence(1).setName(chaincode)
                .setVersion(CHAINCODE_VERSION).setEndorsementPlugin("escc").setValidationPlugin("vscc")
                .setValidationParameter(policy).setCollections(CollectionConfigPackage.getDefaultInstance()).build();
        Proposal proposal = Invocation.proposal(channel, NAMESPACE, time, Identities.serialized(committer), nonce,
                List.of(ByteString.copyFromUtf8("CommitChaincodeDefinition"), args.toByteString()));
        try {
            ByteString response = Endorsing.response(proposal, action(chaincode, policy));
            List<Endorsement> endorsements = endorsers.stream().map(peer -> Endorsing.endorse(peer, response)).toList();
            Envelope envelope = Endorsing.envelope(proposal, response, endorsements);
            return envelope.toBuilder()
                    .setSignature(ByteString.copyFrom(committer.sign(envelope.getPayload().toByteArray()))).build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("A proposal made here decodes", e);
        }
    }

    /// The key of a field of a definition in the namespace `_lifecycle`.
    public static String fieldKey(String chaincode, String field) {
        return "namespaces/fields/" + chaincode + "/" + field;
    }

    private static ChaincodeAction action(String chaincode, ByteString policy) {
        return ChaincodeAction.newBuilder().setResults(results(chaincode, policy).toByteString())
                .setResponse(Response.newBuilder().setStatus(OK)
                        .setPayload(CommitChaincodeDefinitionResult.getDefaultInstance().toByteString()))
                .setChaincodeId(ChaincodeID.newBuilder().setName(NAMESPACE).setVersion("syscc")).build();
    }

    private static TxReadWriteSet results(String chaincode, ByteString policy) {
        Map<String, ByteString> writes = new TreeMap<>();
        writes.put("namespaces/metadata/" + chaincode, StateMetadata.newBuilder().setDatatype("ChaincodeDefinition")
                .addAllFields(List.of(SEQUENCE, "EndorsementInfo", "ValidationInfo", "Collections")).build().toByteString());
        writes.put(fieldKey(chaincode, SEQUENCE), StateData.newBuilder().setInt64(1).build().toByteString());
        writes.put(fieldKey(chaincode, "EndorsementInfo"), bytes(ChaincodeEndorsementInfo.newBuilder()
                .setVersion(CHAINCODE_VERSION).setEndorsementPlugin("escc").build().toByteString()));
        writes.put(fieldKey(chaincode, "ValidationInfo"), bytes(ChaincodeValidationInfo.newBuilder()
                .setValidationPlugin("vscc").setValidationParameter(policy).build().toByteString()));
        writes.put(fieldKey(chaincode, "Collections"), bytes(CollectionConfigPackage.getDefaultInstance().toByteString()));
        KVRWSet.Builder set = KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder().setKey(fieldKey(chaincode, SEQUENCE)));
        writes.forEach((key, value) -> set.addWrites(KVWrite.newBuilder().setKey(key).setValue(value)));
        return TxReadWriteSet.newBuilder().setDataModel(TxReadWriteSet.DataModel.KV)
                .addNsRwset(NsReadWriteSet.newBuilder().setNamespace(NAMESPACE).setRwset(set.build().toByteString())).build();
    }

    private static ByteString bytes(ByteString content) {
        return StateData.newBuilder().setBytes(content).build().toByteString();
    }
}
