package io.riskmesh.embedded.request;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.riskmesh.verifier.identity.MemberIdentity;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/// Checks an envelope as an orderer does: creator, signature, right to write, size. What is in it is for validation.
public final class SubmitCheck {
    private final Access access;
    private final int mostBytes;

    /// @param mostBytes of one envelope
    public SubmitCheck(Access access, int mostBytes) {
        this.access = access;
        this.mostBytes = mostBytes;
    }

    public void check(Envelope envelope, String channel) throws RefusedRequest {
        access.requireChannel(channel);
        if (envelope.getSerializedSize() > mostBytes) {
            throw malformed("an envelope has at most " + mostBytes + " bytes, got " + envelope.getSerializedSize());
        }
        try {
            Payload payload = Payload.parseFrom(envelope.getPayload());
            ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
            if (header.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE || !header.getChannelId().equals(channel)) {
                throw malformed("an envelope here holds a transaction of the channel; there is no reconfiguration");
            }
            SignatureHeader signature = SignatureHeader.parseFrom(payload.getHeader().getSignatureHeader());
            MemberIdentity creator = access.signer(signature.getCreator(), envelope.getPayload(), envelope.getSignature());
            access.require(Access.WRITERS, creator);
        } catch (InvalidProtocolBufferException _) {
            throw malformed("the envelope does not decode");
        }
    }

    private static RefusedRequest malformed(String why) {
        return new RefusedRequest(Status.Code.INVALID_ARGUMENT, why, "BAD_REQUEST " + why, "");
    }
}
