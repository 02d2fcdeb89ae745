package io.riskmesh.binselect.cipher;

import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// SHA-256 and the keyed derivation of secrets.
public final class Hashes {
    private static final int CHUNK_BYTES = 16 * 1024;

    private Hashes() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256", e);
        }
    }

    public static byte[] sha256(byte[] data) {
        MessageDigest digest = sha256();
        update(digest, data);
        return digest.digest();
    }

    /// Digest of a heading and then of long data as they are.
    public static Octets sha256(Enc heading, byte[]... data) {
        MessageDigest digest = sha256();
        digest.update(heading.toBytes());
        for (byte[] piece : data) {
            update(digest, piece);
        }
        return Octets.wrap(digest.digest());
    }

    // In chunks: one call over megabytes may stay in slow code.
    private static void update(MessageDigest digest, byte[] data) {
        for (int at = 0; at < data.length; at += CHUNK_BYTES) {
            digest.update(data, at, Math.min(CHUNK_BYTES, data.length - at));
        }
    }

    /// One block of HKDF-Expand (RFC 5869): HMAC-SHA256(key, info ‖ 1), 32 bytes.
    public static byte[] expand(Secret key, Enc info) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal(), "HmacSHA256"));
            mac.update(info.toBytes());
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks HmacSHA256", e);
        }
    }
}
