package io.riskmesh.binselect.octets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// Public bytes as a value: digests, ciphertexts, signatures, masked vectors. Equality takes the same time wherever the
/// bytes differ. Printing shows the length only, because a log is no place for payloads. Immutable as long as callers
/// keep the two promises of {@link #wrap} and {@link #array}.
public final class Octets {
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Takes ownership: the caller must not change the array afterwards.
    public static Octets wrap(byte[] bytes) {
        return new Octets(bytes);
    }

    public static Octets copyOf(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    public static Octets ofText(String text) {
        return new Octets(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return bytes.length;
    }

    /// The bytes themselves, for reading; they must not be changed.
    public byte[] array() {
        return bytes;
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Octets[" + bytes.length + " bytes]";
    }
}
