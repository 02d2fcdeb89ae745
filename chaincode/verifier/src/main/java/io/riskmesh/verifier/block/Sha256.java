package io.riskmesh.verifier.block;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, the only hash of a Fabric ledger with its default configuration.
public final class Sha256 {

    private Sha256() {}

    /// A fresh digest.
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// The hash of the parts, one after the other.
    public static ByteString of(ByteString... parts) {
        MessageDigest sha = start();
        for (ByteString part : parts) {
            add(sha, part);
        }
        return ByteString.copyFrom(sha.digest());
    }

    static void add(MessageDigest sha, ByteString part) {
        for (ByteBuffer buffer : part.asReadOnlyByteBufferList()) {
            sha.update(buffer);
        }
    }
}
