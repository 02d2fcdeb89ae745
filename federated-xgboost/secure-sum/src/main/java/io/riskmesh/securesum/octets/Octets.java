package io.riskmesh.securesum.octets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// Public bytes as a value: digests, ciphertexts, signatures, masked vectors. Equality takes the same time wherever the
/// bytes differ. Printing shows the length only, because a log is no place for payloads. Immutable as long as callers
/// keep the two promises of {@link #wrap} and {@link #array}.
public final class Octets {
    public static final Octets EMPTY = wrap(new byte[0]);

    private final byte[] bytes;
    private final int from;
    private final int length;

    private Octets(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    /// Takes ownership: the caller must not change the array afterwards.
    public static Octets wrap(byte[] bytes) {
        return new Octets(bytes, 0, bytes.length);
    }

    /// A part of an array, without a copy, for what is megabytes long: the array lives as long as the part, and the caller must
    /// not change it afterwards.
    public static Octets part(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        return new Octets(bytes, from, length);
    }

    public static Octets copyOf(byte[] bytes) {
        return wrap(bytes.clone());
    }

    public static Octets ofText(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return length;
    }

    /// The bytes themselves, for reading; they must not be changed. A copy if these are a part of an array.
    public byte[] array() {
        return length == bytes.length ? bytes : toArray();
    }

    /// The array that holds the bytes from [#start] on, for loops over many of them; it must not be changed.
    public byte[] holder() {
        return bytes;
    }

    public int start() {
        return from;
    }

    public byte[] toArray() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes, from, from + length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && MessageDigest.isEqual(array(), that.array());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array());
    }

    @Override
    public String toString() {
        return "Octets[" + length + " bytes]";
    }
}
