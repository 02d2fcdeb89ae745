package io.riskmesh.embedded.transaction;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.riskmesh.verifier.block.Sha256;
import java.time.Instant;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;

/// The two headers of a message.
public final class Headers {

    private Headers() {}

    /// Hex of SHA-256 over nonce and creator: whoever knows them cannot choose the id.
    public static String transactionId(SignatureHeader header) {
        return HexFormat.of().formatHex(Sha256.of(header.getNonce(), header.getCreator()).toByteArray());
    }

    public static SignatureHeader signature(ByteString creator, byte[] nonce) {
        return SignatureHeader.newBuilder().setCreator(creator).setNonce(ByteString.copyFrom(nonce)).build();
    }

    /// The header of a transaction of a chaincode.
    public static ChannelHeader transaction(String channel, String chaincode, Instant time, SignatureHeader signature) {
        ChaincodeHeaderExtension extension = ChaincodeHeaderExtension.newBuilder()
                .setChaincodeId(ChaincodeID.newBuilder().setName(chaincode)).build();
        return ChannelHeader.newBuilder().setType(HeaderType.ENDORSER_TRANSACTION_VALUE).setChannelId(channel)
                .setTimestamp(timestamp(time)).setTxId(transactionId(signature)).setExtension(extension.toByteString()).build();
    }

    /// The header of a channel's configuration.
    static ChannelHeader configuration(String channel, Instant time, SignatureHeader signature) {
        return ChannelHeader.newBuilder().setType(HeaderType.CONFIG_VALUE).setVersion(1).setChannelId(channel)
                .setTimestamp(Timestamp.newBuilder().setSeconds(time.getEpochSecond()))
                .setTxId(transactionId(signature)).build();
    }

    public static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()).build();
    }
}
