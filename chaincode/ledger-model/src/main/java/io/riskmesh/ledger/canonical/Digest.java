package io.riskmesh.ledger.canonical;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest: 32 bytes, printed as 64 lower-case hex digits. Immutable.
public final class Digest implements Comparable<Digest> {

    public static final int LENGTH_BYTES = 32;

    private final byte[] bytes;

    private Digest(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The digest of typed bytes: `SHA-256("riskmesh/" + kind + "/1" || 0x00 || bytes)`. The prefix keeps the digest
    /// of one kind of thing from ever being taken for the digest of another.
    public static Digest of(String kind, byte[] bytes) {
        MessageDigest sha = sha256();
        sha.update(("riskmesh/" + kind + "/1").getBytes(StandardCharsets.US_ASCII));
        sha.update((byte) 0);
        return new Digest(sha.digest(bytes));
    }

    /// The plain SHA-256 of the bytes, for files that others hash too.
    public static Digest ofFile(byte[] bytes) {
        return new Digest(sha256().digest(bytes));
    }

    /// Wraps 32 bytes (copied).
    public static Digest fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH_BYTES) {
            throw new IllegalArgumentException("A digest has 32 bytes, got " + bytes.length);
        }
        return new Digest(bytes.clone());
    }

    /// Reads 64 lower-case hex digits.
    public static Digest fromHex(String hex) {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("A digest has 64 lower-case hex digits, got length " + hex.length());
        }
        return new Digest(HexFormat.of().parseHex(hex));
    }

    /// Whether the text is 64 lower-case hex digits.
    public static boolean isHex(String text) {
        return text.length() == 2 * LENGTH_BYTES
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /// Compared in constant time: digests also stand in for secrets' commitments.
    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    @Override
    public int compareTo(Digest other) {
        return java.util.Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
