package io.riskmesh.embedded.request;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.riskmesh.embedded.simulation.Call;
import io.riskmesh.embedded.transaction.Headers;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.identity.MemberIdentity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/// Checks a signed proposal as a peer does before it runs anything.
public final class ProposalCheck {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int EPOCH_BYTES = 8;

    private final Access access;

    public ProposalCheck(Access access) {
        this.access = access;
    }

    /// @param transactionId as the request around it says
    public CheckedProposal check(SignedProposal signed, String channel, String transactionId) throws RefusedRequest {
        access.requireChannel(channel);
        try {
            Proposal proposal = Proposal.parseFrom(signed.getProposalBytes());
            Header header = Header.parseFrom(proposal.getHeader());
            ChannelHeader channelHeader = ChannelHeader.parseFrom(header.getChannelHeader());
            SignatureHeader signature = SignatureHeader.parseFrom(header.getSignatureHeader());
            requireForm(channelHeader, signature, channel, transactionId);
            MemberIdentity creator = access.signer(signature.getCreator(), signed.getProposalBytes(), signed.getSignature());
            access.require(Access.READERS, creator);
            return new CheckedProposal(proposal, call(proposal, channelHeader, signature, signed), creator);
        } catch (InvalidProtocolBufferException _) {
            throw malformed("the proposal does not decode");
        }
    }

    private void requireForm(ChannelHeader channel, SignatureHeader signature, String channelId, String transactionId)
            throws RefusedRequest {
        unless(channel.getType() == HeaderType.ENDORSER_TRANSACTION_VALUE && channel.getEpoch() == 0,
                "the header is not one of a transaction in epoch 0");
        unless(channel.getChannelId().equals(channelId), "the proposal was made for another channel");
        unless(!signature.getNonce().isEmpty() && !signature.getCreator().isEmpty(), "nonce or creator is missing");
        unless(channel.getTxId().equals(Headers.transactionId(signature)) && channel.getTxId().equals(transactionId),
                "the transaction id is not the hash of nonce and creator");
        requireTime(time(channel));
    }

    private void requireTime(Instant time) throws RefusedRequest {
        Duration off = Duration.between(time, access.clock().instant()).abs();
        if (off.compareTo(WINDOW) > 0) {
            String why = "the proposal's timestamp is more than " + WINDOW.toMinutes() + " minutes from the server's time";
            throw new RefusedRequest(Status.Code.INVALID_ARGUMENT, why, why, "");
        }
    }

    private static Call call(Proposal proposal, ChannelHeader channel, SignatureHeader signature, SignedProposal signed)
            throws InvalidProtocolBufferException, RefusedRequest {
        String chaincode = ChaincodeHeaderExtension.parseFrom(channel.getExtension()).getChaincodeId().getName();
        ChaincodeProposalPayload payload = ChaincodeProposalPayload.parseFrom(proposal.getPayload());
        ChaincodeSpec spec = ChaincodeInvocationSpec.parseFrom(payload.getInput()).getChaincodeSpec();
        unless(!chaincode.isEmpty() && spec.getChaincodeId().getName().equals(chaincode),
                "header and payload name different chaincodes");
        ByteString binding = Sha256.of(signature.getNonce(), signature.getCreator(), ByteString.copyFrom(new byte[EPOCH_BYTES]));
        return new Call(channel.getChannelId(), chaincode, channel.getTxId(), time(channel), signature.getCreator(),
                spec.getInput().getArgsList(), payload.getTransientMapMap(), binding, signed);
    }

    private static Instant time(ChannelHeader header) throws RefusedRequest {
        try {
            return Instant.ofEpochSecond(header.getTimestamp().getSeconds(), header.getTimestamp().getNanos());
        } catch (DateTimeException | ArithmeticException _) {
            throw malformed("the timestamp is not one");
        }
    }

    private static void unless(boolean right, String otherwise) throws RefusedRequest {
        if (!right) {
            throw malformed(otherwise);
        }
    }

    private static RefusedRequest malformed(String why) {
        return new RefusedRequest(Status.Code.INVALID_ARGUMENT, "error validating proposal: " + why,
                "error validating proposal: " + why, "");
    }
}
