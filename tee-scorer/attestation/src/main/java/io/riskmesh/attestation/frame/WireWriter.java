package io.riskmesh.attestation.frame;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes fields of fixed width, big-endian. The counterpart of [WireReader], method by method. Not thread-safe.
public final class WireWriter {

    private byte[] buffer = new byte[256];
    private int size;

    public WireWriter integer(long value, int width) {
        ensure(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    public WireWriter u8(int value) {
        return integer(checked(value, 0xFF), 1);
    }

    public WireWriter u16(int value) {
        return integer(checked(value, 0xFFFF), 2);
    }

    public WireWriter count(int value) {
        return integer(checked(value, Integer.MAX_VALUE), 4);
    }

    public WireWriter u64(long value) {
        return integer(value, 8);
    }

    public WireWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    public WireWriter bits(int value) {
        return integer(value, 4);
    }

    public WireWriter fixed(byte[] field) {
        ensure(field.length);
        System.arraycopy(field, 0, buffer, size, field.length);
        size += field.length;
        return this;
    }

    public WireWriter sized(byte[] field) {
        return count(field.length).fixed(field);
    }

    public WireWriter digest(Digest digest) {
        return fixed(digest.toBytes());
    }

    public WireWriter id(String id) {
        byte[] text = id.getBytes(StandardCharsets.US_ASCII);
        return u8(text.length).fixed(text);
    }

    public WireWriter party(PartyId party) {
        return id(party.value());
    }

    public WireWriter text(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        return u16(ascii.length).fixed(ascii);
    }

    /// Zeros up to a size of the whole.
    ///
    /// @throws IllegalStateException if more is written already
    public WireWriter padTo(int length) {
        if (size > length) {
            throw new IllegalStateException("At most " + length + " bytes, got " + size);
        }
        return fixed(new byte[length - size]);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    private static long checked(long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException("A field lies within 0.." + most + ", got " + value);
        }
        return value;
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), 2 * buffer.length));
        }
    }
}
