package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes the fixed-width, big-endian form of messages. Not thread-safe.
final class WireWriter {
    private byte[] buffer;
    private int size;

    WireWriter(int expectedBytes) {
        buffer = new byte[expectedBytes];
    }

    /// Writes nothing and counts, so that a message of megabytes is written into a buffer of its own size and never copied.
    static WireWriter counting() {
        return new WireWriter();
    }

    private WireWriter() {
        buffer = null;
    }

    int size() {
        return size;
    }

    WireWriter integer(long value, int width) {
        if (buffer == null) {
            size = Math.addExact(size, width);
            return this;
        }
        ensure(width);
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    WireWriter u8(int value) {
        return integer(value, 1);
    }

    WireWriter u16(int value) {
        return integer(value, 2);
    }

    WireWriter u32(int value) {
        return integer(value, 4);
    }

    WireWriter u64(long value) {
        return integer(value, 8);
    }

    /// A field whose length both sides know.
    WireWriter fixed(Octets field) {
        if (buffer == null) {
            size = Math.addExact(size, field.length());
            return this;
        }
        ensure(field.length());
        System.arraycopy(field.holder(), field.start(), buffer, size, field.length());
        size += field.length();
        return this;
    }

    /// A field after its length as u32.
    WireWriter sized(Octets field) {
        return u32(field.length()).fixed(field);
    }

    WireWriter party(String id) {
        Octets text = Octets.wrap(id.getBytes(StandardCharsets.UTF_8));
        return u8(text.length()).fixed(text);
    }

    WireWriter parties(List<String> ids) {
        u8(ids.size());
        ids.forEach(this::party);
        return this;
    }

    WireWriter roster(Roster roster) {
        return parties(roster.parties());
    }

    WireWriter fixedList(List<Octets> fields) {
        u8(fields.size());
        fields.forEach(this::fixed);
        return this;
    }

    WireWriter sizedList(List<Octets> fields) {
        u8(fields.size());
        fields.forEach(this::sized);
        return this;
    }

    byte[] toBytes() {
        return size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
    }

    private void ensure(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(size, more), (int) Math.min(Integer.MAX_VALUE - 64L, 2L * buffer.length)));
        }
    }
}
