package io.riskmesh.embedded.transaction;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hash that Fabric uses everywhere.
final class Sha256 {

    private Sha256() {}

    /// Of the parts, one after the other, with nothing between them.
    static byte[] of(ByteString... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (ByteString part : parts) {
                part.asReadOnlyByteBufferList().forEach(sha::update);
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
