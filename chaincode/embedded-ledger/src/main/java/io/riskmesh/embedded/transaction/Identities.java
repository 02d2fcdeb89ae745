package io.riskmesh.embedded.transaction;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.Pem;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// Identities as they stand in headers and endorsements.
public final class Identities {

    private Identities() {}

    /// MSP id and certificate, serialised.
    public static ByteString serialized(IssuedIdentity identity) {
        return SerializedIdentity.newBuilder().setMspid(identity.mspId())
                .setIdBytes(ByteString.copyFromUtf8(Pem.ofCertificate(identity.certificate()))).build().toByteString();
    }
}
