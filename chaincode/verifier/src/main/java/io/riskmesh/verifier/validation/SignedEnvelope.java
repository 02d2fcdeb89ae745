package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// An envelope taken apart as far as every kind of transaction goes: payload, signature and the two headers.
///
/// @param payload the bytes that are signed
/// @param channelHeader bytes as hashed into the proposal
record SignedEnvelope(
        ByteString payload, ByteString signature, ByteString channelHeader, ChannelHeader channel, SignatureHeader signer,
        ByteString data) {

    /// Fabric's checks of form before any signature is looked at.
    static SignedEnvelope of(ByteString bytes) throws InvalidTransaction {
        Envelope envelope;
        try {
            envelope = StrictMessages.any(Envelope.parser(), bytes, "The envelope");
        } catch (MalformedBlock e) {
            throw new InvalidTransaction(
                    TxValidationCode.INVALID_OTHER_REASON, Cause.ENVELOPE_MALFORMED, e.getMessage());
        }
        Payload payload;
        try {
            payload = StrictMessages.any(Payload.parser(), envelope.getPayload(), "The payload");
        } catch (MalformedBlock e) {
            throw new InvalidTransaction(TxValidationCode.BAD_PAYLOAD, Cause.ENVELOPE_MALFORMED, e.getMessage());
        }
        try {
            ByteString header = payload.getHeader().getChannelHeader();
            return new SignedEnvelope(envelope.getPayload(), envelope.getSignature(), header,
                    channel(payload), signer(payload), payload.getData());
        } catch (MalformedBlock e) {
            throw new InvalidTransaction(TxValidationCode.BAD_COMMON_HEADER, Cause.HEADER_MALFORMED, e.getMessage());
        }
    }

    private static ChannelHeader channel(Payload payload) throws MalformedBlock {
        ChannelHeader channel = StrictMessages.any(
                ChannelHeader.parser(), payload.getHeader().getChannelHeader(), "The channel header");
        boolean known = switch (channel.getType()) {
            case HeaderType.ENDORSER_TRANSACTION_VALUE, HeaderType.CONFIG_UPDATE_VALUE, HeaderType.CONFIG_VALUE -> true;
            default -> false;
        };
        if (!known || channel.getEpoch() != 0) {
            throw new MalformedBlock("Expected a transaction of epoch 0, got type " + channel.getType());
        }
        return channel;
    }

    private static SignatureHeader signer(Payload payload) throws MalformedBlock {
        SignatureHeader signer = StrictMessages.any(
                SignatureHeader.parser(), payload.getHeader().getSignatureHeader(), "The signature header");
        requireSigner(signer);
        return signer;
    }

    static void requireSigner(SignatureHeader signer) throws MalformedBlock {
        if (signer.getNonce().isEmpty() || signer.getCreator().isEmpty()) {
            throw new MalformedBlock("A signature header has a nonce and a creator");
        }
    }
}
