package io.riskmesh.gateway.receipts.record;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A record's bytes: length u32 of what follows the checksum, CRC32C u32 of it, head, three parts each after its length u32.
/// Big-endian. The checksum finds accidents; what a forger may have changed is found by the tree.
public final class RecordCodec {

    /// Most bytes of an encoded record.
    public static final int MAX_BYTES = 64 * 1024;

    private static final int FRAME_BYTES = 2 * Integer.BYTES;
    private static final int LEAST_BODY = RecordHead.BYTES + 3 * Integer.BYTES;

    private RecordCodec() {}

    /// @throws IllegalArgumentException if the record is longer than [#MAX_BYTES]
    public static byte[] encode(LogRecord record) {
        ByteBuffer out = ByteBuffer.allocate(FRAME_BYTES + body(record));
        encode(record, out);
        return out.array();
    }

    /// Puts a record's bytes behind others.
    ///
    /// @param out with an array behind it, and room for [#MAX_BYTES]
    /// @return how many
    /// @throws IllegalArgumentException if the record is longer than [#MAX_BYTES]; nothing was put then
    public static int encode(LogRecord record, ByteBuffer out) {
        int body = body(record);
        int start = out.position();
        out.putInt(body).putInt(0);
        record.head().putInto(out);
        put(out, record.leaf());
        put(out, record.proof());
        put(out, record.sealed());
        out.putInt(start + Integer.BYTES, checksum(out.array(), out.arrayOffset() + start, body));
        return FRAME_BYTES + body;
    }

    private static int body(LogRecord record) {
        int body = LEAST_BODY + record.leaf().length() + record.proof().length() + record.sealed().length();
        if (FRAME_BYTES + body > MAX_BYTES) {
            throw new IllegalArgumentException("Expected a record of at most " + MAX_BYTES + " bytes, got " + (FRAME_BYTES + body));
        }
        return body;
    }

    private static void put(ByteBuffer out, OpaqueBytes part) {
        part.putInto(out.putInt(part.length()));
    }

    /// What stands at a place of a file.
    public sealed interface Found {

        /// @param bytes of the record, checksum and length included
        record Whole(LogRecord record, int bytes) implements Found {}

        /// No record: the file ends within one, or the checksum is another, or the bytes say what no record says.
        record Nothing() implements Found {}
    }

    /// Reads the record at the buffer's position; the position is left behind it, or where it was.
    public static Found read(ByteBuffer in) {
        int start = in.position();
        if (in.remaining() < FRAME_BYTES) {
            return new Found.Nothing();
        }
        int body = in.getInt(start);
        if (body < LEAST_BODY || body > MAX_BYTES - FRAME_BYTES || body > in.remaining() - FRAME_BYTES) {
            return new Found.Nothing();
        }
        byte[] bytes = new byte[FRAME_BYTES + body];
        in.get(start, bytes);
        if (checksum(bytes, 0, body) != in.getInt(start + Integer.BYTES)) {
            return new Found.Nothing();
        }
        Optional<LogRecord> record = body(ByteBuffer.wrap(bytes, FRAME_BYTES, body));
        record.ifPresent(_ -> in.position(start + bytes.length));
        return record.<Found>map(r -> new Found.Whole(r, bytes.length)).orElseGet(Found.Nothing::new);
    }

    private static Optional<LogRecord> body(ByteBuffer in) {
        Optional<RecordKind> kind = RecordKind.of(in.get());
        long index = in.getLong();
        long batchStart = in.getLong();
        long time = in.getLong();
        Digest key = digest(in);
        Digest body = digest(in);
        Optional<OpaqueBytes> leaf = part(in);
        Optional<OpaqueBytes> proof = leaf.flatMap(_ -> part(in));
        Optional<OpaqueBytes> sealed = proof.flatMap(_ -> part(in));
        if (kind.isEmpty() || !RecordHead.isPossible(index, batchStart, time) || sealed.isEmpty() || in.hasRemaining()
                || kind.get().isLeaf() != leaf.get().length() > 0) {
            return Optional.empty();
        }
        return Optional.of(new LogRecord(new RecordHead(kind.get(), index, batchStart, time, key, body), leaf.get(), proof.get(), sealed.get()));
    }

    private static Digest digest(ByteBuffer in) {
        byte[] bytes = new byte[Digest.LENGTH_BYTES];
        in.get(bytes);
        return Digest.fromBytes(bytes);
    }

    private static Optional<OpaqueBytes> part(ByteBuffer in) {
        if (in.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Optional.of(OpaqueBytes.of(bytes));
    }

    private static int checksum(byte[] bytes, int start, int body) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start + FRAME_BYTES, body);
        return (int) crc.getValue();
    }
}
