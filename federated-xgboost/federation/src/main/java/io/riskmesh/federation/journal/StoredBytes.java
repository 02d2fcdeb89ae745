package io.riskmesh.federation.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Writing to and strict reading from memory. Bytes from a disk may be damaged: whatever is wrong with them gives empty.
final class StoredBytes {

    private StoredBytes() {}

    interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    interface Reading<T> {
        T read(DataInputStream in) throws IOException;
    }

    static byte[] write(Writing body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /// Empty unless the body reads all the bytes and finds nothing wrong.
    static <T> Optional<T> read(byte[] bytes, Reading<T> body) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            T value = body.read(in);
            return in.available() == 0 ? Optional.of(value) : Optional.empty();
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static void writeSized(DataOutputStream out, byte[] field) throws IOException {
        out.writeInt(field.length);
        out.write(field);
    }

    static byte[] readSized(DataInputStream in) throws IOException {
        return fixed(in, count(in));
    }

    static byte[] fixed(DataInputStream in, int length) throws IOException {
        check(length <= in.available());
        byte[] field = new byte[length];
        in.readFully(field);
        return field;
    }

    static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        check(count >= 0);
        return count;
    }

    static void check(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("another value was stored");
        }
    }
}
