package io.riskmesh.binselect.octets;

import java.security.MessageDigest;
import java.util.Arrays;

/// Bytes that must never be printed: keys, seeds, shares. `toString` says `[REDACTED]`.
/// Every place that reads the bytes calls {@link #reveal}, so one search lists them all.
public final class Secret {
    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes ownership: the caller must not keep or change the array.
    public static Secret wrap(byte[] bytes) {
        return new Secret(bytes);
    }

    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    public int length() {
        return bytes.length;
    }

    /// The bytes themselves, for reading; they must not be changed, kept or printed.
    public byte[] reveal() {
        return bytes;
    }

    /// Overwrites the bytes with zeros; the value is of no use afterwards.
    public void erase() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /// Constant, so that no hash table position and no printed hash tells anything about the bytes.
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
