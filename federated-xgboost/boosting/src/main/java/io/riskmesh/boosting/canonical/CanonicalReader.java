package io.riskmesh.boosting.canonical;

import java.nio.ByteBuffer;

/// Reads what [CanonicalWriter] wrote, big-endian, and never past the end. Lengths are checked against the bytes that
/// are left before anything is allocated. Not thread-safe.
public final class CanonicalReader {

    /// Reads one value from the start of a reader.
    @FunctionalInterface
    public interface Body<T> {
        T read(CanonicalReader in) throws MalformedBytes;
    }

    private final ByteBuffer bytes;

    CanonicalReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    public int u8() throws MalformedBytes {
        need(1);
        return bytes.get() & 0xff;
    }

    public int i32() throws MalformedBytes {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    public long i64() throws MalformedBytes {
        need(Long.BYTES);
        return bytes.getLong();
    }

    /// So many bytes.
    public byte[] raw(int length) throws MalformedBytes {
        need(length);
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    public float float32() throws MalformedBytes {
        return Float.intBitsToFloat(i32());
    }

    public boolean flag() throws MalformedBytes {
        return within("flag", u8(), 0, 1) == 1;
    }

    /// An int in a range.
    public int i32(String what, int least, int most) throws MalformedBytes {
        return within(what, i32(), least, most);
    }

    /// The number of elements of `elementBytes` bytes or more each that follow.
    public int count(String what, int most, int elementBytes) throws MalformedBytes {
        int count = i32(what, 0, most);
        need((long) count * elementBytes);
        return count;
    }

    public void version(int expected) throws MalformedBytes {
        within("version", u8(), expected, expected);
    }

    private static int within(String what, int value, int least, int most) throws MalformedBytes {
        if (value < least || value > most) {
            throw new MalformedBytes("Expected " + what + " in " + least + ".." + most + ", got " + value);
        }
        return value;
    }

    /// Refuses unless so many bytes are left.
    public void need(long length) throws MalformedBytes {
        if (bytes.remaining() < length) {
            throw new MalformedBytes("Expected " + length + " more bytes, got " + bytes.remaining());
        }
    }

    void end() throws MalformedBytes {
        if (bytes.hasRemaining()) {
            throw new MalformedBytes("Expected the end, got " + bytes.remaining() + " more bytes");
        }
    }
}
