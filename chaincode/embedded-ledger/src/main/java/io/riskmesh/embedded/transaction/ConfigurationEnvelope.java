package io.riskmesh.embedded.transaction;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/// The only envelope of block 0. Nobody signs it: a channel's first configuration is what its members took for it.
public final class ConfigurationEnvelope {

    private ConfigurationEnvelope() {}

    /// @param nonce 24 random bytes
    public static Envelope of(String channel, Config config, Instant time, byte[] nonce) {
        SignatureHeader signature = Headers.signature(ByteString.EMPTY, nonce);
        Header header = Header.newBuilder().setChannelHeader(Headers.configuration(channel, time, signature).toByteString())
                .setSignatureHeader(signature.toByteString()).build();
        Payload payload = Payload.newBuilder().setHeader(header)
                .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString()).build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build();
    }
}
