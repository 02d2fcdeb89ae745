package io.riskmesh.gateway.split;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A number in [0, 1) from a salt and an id (evaluation.md 4): the first 8 bytes of SHA-256(salt + "|" + id), big-endian,
/// unsigned, shifted right by 11, over 2^53. Exact in a double.
///
/// Not thread-safe: it reuses one digest.
public final class UnitHash {
    private static final double TWO_53 = 0x1p53;

    private final byte[] prefix;
    private final MessageDigest sha256;

    /// Numbers of one salt, for example `crc1/taiwan/split`.
    public UnitHash(String salt) {
        this.prefix = (salt + "|").getBytes(StandardCharsets.UTF_8);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The number of one id, the text as it stands in the file.
    public double of(String id) {
        sha256.update(prefix);
        byte[] digest = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
        return (ByteBuffer.wrap(digest).getLong() >>> 11) / TWO_53;
    }
}
