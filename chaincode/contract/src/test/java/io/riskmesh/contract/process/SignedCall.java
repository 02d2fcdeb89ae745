package io.riskmesh.contract.process;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.riskmesh.contract.stub.Proposal;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/// A proposal in the form in which a peer hands it to a chaincode. The signature was the peer's to check; it is empty here.
final class SignedCall {

    private static final String CHANNEL = "riskmesh";

    private SignedCall() {}

    static ChaincodeMessage message(ChaincodeMessage.Type type, String txId, Proposal proposal) {
        ChaincodeInput.Builder input = ChaincodeInput.newBuilder();
        proposal.arguments().forEach(argument -> input.addArgs(ByteString.copyFrom(argument)));
        return ChaincodeMessage.newBuilder().setType(type).setTxid(txId).setChannelId(CHANNEL)
                .setPayload(input.build().toByteString()).setProposal(signed(txId, proposal)).build();
    }

    private static Timestamp timestamp(Instant instant) {
        long seconds = instant.getEpochSecond();
        return Timestamp.newBuilder().setSeconds(seconds).setNanos(instant.getNano()).build();
    }

    private static SignedProposal signed(String txId, Proposal proposal) {
        ChannelHeader channel = ChannelHeader.newBuilder().setType(HeaderType.ENDORSER_TRANSACTION_VALUE).setChannelId(CHANNEL)
                .setTxId(txId).setTimestamp(timestamp(proposal.timestamp())).build();
        SignatureHeader signature = SignatureHeader.newBuilder().setCreator(ByteString.copyFrom(proposal.creator())).build();
        ChaincodeProposalPayload.Builder payload = ChaincodeProposalPayload.newBuilder();
        proposal.transientMap().forEach((key, value) -> payload.putTransientMap(key, ByteString.copyFrom(value)));
        Header header = Header.newBuilder().setChannelHeader(channel.toByteString())
                .setSignatureHeader(signature.toByteString()).build();
        return SignedProposal.newBuilder().setProposalBytes(org.hyperledger.fabric.protos.peer.Proposal.newBuilder()
                .setHeader(header.toByteString()).setPayload(payload.build().toByteString()).build().toByteString()).build();
    }
}
