package io.riskmesh.embedded.transaction;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.verifier.block.Sha256;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/// From a proposal and what the chaincode did with it to an envelope that only lacks its creator's signature.
public final class Endorsing {

    private Endorsing() {}

    /// What every endorser signs: the hash of the proposal and the action. The hash leaves the transient map out.
    public static ByteString response(Proposal proposal, ChaincodeAction action) throws InvalidProtocolBufferException {
        Header header = Header.parseFrom(proposal.getHeader());
        ByteString hash = Sha256.of(header.getChannelHeader(), header.getSignatureHeader(), visible(proposal));
        return ProposalResponsePayload.newBuilder().setProposalHash(hash)
                .setExtension(action.toByteString()).build().toByteString();
    }

    /// One endorser's signature over the response and itself.
    public static Endorsement endorse(IssuedIdentity endorser, ByteString response) {
        ByteString identity = Identities.serialized(endorser);
        return Endorsement.newBuilder().setEndorser(identity)
                .setSignature(ByteString.copyFrom(endorser.sign(response.concat(identity).toByteArray()))).build();
    }

    /// The envelope, unsigned.
    public static Envelope envelope(Proposal proposal, ByteString response, List<Endorsement> endorsements)
            throws InvalidProtocolBufferException {
        Header header = Header.parseFrom(proposal.getHeader());
        ChaincodeActionPayload action = ChaincodeActionPayload.newBuilder().setChaincodeProposalPayload(visible(proposal))
                .setAction(ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response)
                        .addAllEndorsements(endorsements)).build();
        Transaction transaction = Transaction.newBuilder().addActions(TransactionAction.newBuilder()
                .setHeader(header.getSignatureHeader()).setPayload(action.toByteString())).build();
        Payload payload = Payload.newBuilder().setHeader(header).setData(transaction.toByteString()).build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build();
    }

    private static ByteString visible(Proposal proposal) throws InvalidProtocolBufferException {
        return ChaincodeProposalPayload.parseFrom(proposal.getPayload()).toBuilder().clearTransientMap().build().toByteString();
    }
}
