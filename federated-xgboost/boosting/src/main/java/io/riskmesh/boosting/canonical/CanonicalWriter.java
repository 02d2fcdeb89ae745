package io.riskmesh.boosting.canonical;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Writes values in a fixed order, big-endian, floats as their raw bits. Not thread-safe.
public final class CanonicalWriter {
    private ByteBuffer bytes = ByteBuffer.allocate(256);

    public CanonicalWriter u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    public CanonicalWriter i32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    public CanonicalWriter i64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    public CanonicalWriter float32(float value) {
        return i32(Float.floatToRawIntBits(value));
    }

    public CanonicalWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    /// The bytes alone, without their length.
    public CanonicalWriter raw(byte[] value) {
        room(value.length).put(value);
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// SHA-256 of the domain in ASCII, a zero byte and the bytes, in hex.
    public static String digest(String domain, byte[] canonicalBytes) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(domain.getBytes(StandardCharsets.US_ASCII));
            sha.update((byte) 0);
            return HexFormat.of().formatHex(sha.digest(canonicalBytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private ByteBuffer room(int length) {
        if (bytes.remaining() < length) {
            int capacity = Math.max(Math.multiplyExact(bytes.capacity(), 2), Math.addExact(bytes.position(), length));
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity)).position(bytes.position());
        }
        return bytes;
    }
}
