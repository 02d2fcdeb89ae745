package io.riskmesh.contract.world;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// Somebody who signs proposals: a party and the roles in the certificate, comma separated.
public record Person(String party, byte[] creator) {

    public static Person of(String party, String roles) {
        return withAttribute(party, "{\"attrs\":{\"hf.Affiliation\":\"\",\"hf.Type\":\"client\",\"riskmesh.role\":\"" + roles + "\"}}");
    }

    /// @param json the attribute extension, `null` for none
    public static Person withAttribute(String party, String json) {
        return new Person(party, creator(party, Certificates.pem(json)));
    }

    public static byte[] creator(String party, byte[] idBytes) {
        return SerializedIdentity.newBuilder().setMspid(party).setIdBytes(ByteString.copyFrom(idBytes)).build().toByteArray();
    }
}
