package io.riskmesh.embedded.transaction;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;

/// A call of a chaincode as its caller proposes it.
public final class Invocation {

    private Invocation() {}

    /// @param nonce 24 random bytes
    /// @param args name of the function first
    public static Proposal proposal(String channel, String chaincode, Instant time, ByteString creator, byte[] nonce,
            List<ByteString> args) {
        SignatureHeader signature = Headers.signature(creator, nonce);
        ChannelHeader channelHeader = Headers.transaction(channel, chaincode, time, signature);
        Header header = Header.newBuilder().setChannelHeader(channelHeader.toByteString())
                .setSignatureHeader(signature.toByteString()).build();
        ChaincodeSpec spec = ChaincodeSpec.newBuilder().setType(ChaincodeSpec.Type.GOLANG)
                .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode))
                .setInput(ChaincodeInput.newBuilder().addAllArgs(args)).build();
        ChaincodeInvocationSpec invocation = ChaincodeInvocationSpec.newBuilder().setChaincodeSpec(spec).build();
        return Proposal.newBuilder().setHeader(header.toByteString()).setPayload(
                ChaincodeProposalPayload.newBuilder().setInput(invocation.toByteString()).build().toByteString()).build();
    }
}
