package io.riskmesh.binselect.octets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The injective encoding `enc(f1, f2, ...)` of design `secure-sum.md` section 3, with the labels of `joint-training.md`: for each field its length as u32
/// big-endian, then its bytes. The first field is a label of this protocol and version. Not thread-safe.
public final class Enc {
    private static final String PREFIX = "riskmesh/joint/v1/";

    private byte[] buffer = new byte[192];
    private int size;

    private Enc(String label) {
        text(PREFIX + label);
    }

    public static Enc of(String label) {
        return new Enc(label);
    }

    public Enc octets(Octets field) {
        return bytes(field.array());
    }

    public Enc bytes(byte[] field) {
        length(field.length);
        ensure(field.length);
        System.arraycopy(field, 0, buffer, size, field.length);
        size += field.length;
        return this;
    }

    public Enc text(String field) {
        return bytes(field.getBytes(StandardCharsets.UTF_8));
    }

    /// A list is one field per element after a field with their number.
    public Enc texts(List<String> fields) {
        u32(fields.size());
        fields.forEach(this::text);
        return this;
    }

    public Enc u16(int value) {
        length(Short.BYTES);
        return raw(value, Short.BYTES);
    }

    public Enc u32(int value) {
        length(Integer.BYTES);
        return raw(value, Integer.BYTES);
    }

    public Enc u64(long value) {
        length(Long.BYTES);
        return raw(value, Long.BYTES);
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    private void length(int length) {
        raw(length, Integer.BYTES);
    }

    private Enc raw(long value, int width) {
        ensure(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, 2 * buffer.length));
        }
    }
}
