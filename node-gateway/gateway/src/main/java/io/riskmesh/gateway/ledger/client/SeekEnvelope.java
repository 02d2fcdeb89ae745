package io.riskmesh.gateway.ledger.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.riskmesh.verifier.block.Sha256;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/// The signed request for blocks that Fabric's Deliver service takes: from the first block to the newest one at that moment.
final class SeekEnvelope {
    private static final int NONCE_BYTES = 24;

    private SeekEnvelope() {}

    /// @param entropy of the nonce, which a peer does not check: it keeps no list of seeks
    static Envelope toNewest(String channel, LedgerIdentity reader, Instant now, RandomGenerator entropy) {
        byte[] nonce = new byte[NONCE_BYTES];
        entropy.nextBytes(nonce);
        ChannelHeader channelHeader = ChannelHeader.newBuilder().setType(HeaderType.DELIVER_SEEK_INFO_VALUE).setChannelId(channel)
                .setTimestamp(Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano())).build();
        SignatureHeader signatureHeader = SignatureHeader.newBuilder().setCreator(creator(reader))
                .setNonce(ByteString.copyFrom(nonce)).build();
        ByteString payload = Payload.newBuilder().setHeader(Header.newBuilder().setChannelHeader(channelHeader.toByteString())
                .setSignatureHeader(signatureHeader.toByteString())).setData(range().toByteString()).build().toByteString();
        return Envelope.newBuilder().setPayload(payload).setSignature(signed(reader, payload)).build();
    }

    private static SeekInfo range() {
        return SeekInfo.newBuilder().setStart(SeekPosition.newBuilder().setOldest(SeekOldest.getDefaultInstance()))
                .setStop(SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()))
                .setBehavior(SeekInfo.SeekBehavior.BLOCK_UNTIL_READY).build();
    }

    private static ByteString creator(LedgerIdentity reader) {
        return SerializedIdentity.newBuilder().setMspid(reader.mspId())
                .setIdBytes(ByteString.copyFromUtf8(Identities.toPemString(reader.certificate()))).build().toByteString();
    }

    private static ByteString signed(LedgerIdentity reader, ByteString payload) {
        try {
            return ByteString.copyFrom(new LowSSigner(reader.key()).sign(Sha256.of(payload).toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + reader + " signs", e);
        }
    }
}
