package io.riskmesh.gateway.receipts.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.gateway.receipts.record.RecordCodec.Found;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class RecordCodecTest {
    private static final long SEED = 41;

    static LogRecord record(Random random, long index) {
        List<RecordKind> kinds = List.of(RecordKind.values());
        RecordKind kind = kinds.get(random.nextInt(kinds.size()));
        return new LogRecord(new RecordHead(kind, index, Math.max(0, index - random.nextInt(3)), random.nextLong(1L << 41), digest(random),
                digest(random)), bytes(random, kind.isLeaf() ? 1 + random.nextInt(900) : 0), bytes(random, random.nextInt(200)),
                bytes(random, random.nextInt(500)));
    }

    private static Digest digest(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Digest.fromBytes(bytes);
    }

    private static OpaqueBytes bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return OpaqueBytes.of(bytes);
    }

    @Test
    void what_was_written_is_read_one_after_the_other() {
        Random random = new Random(SEED);
        ByteBuffer all = ByteBuffer.allocate(1 << 20);
        for (int i = 0; i < 300; i++) {
            all.put(RecordCodec.encode(record(random, i)));
        }
        all.flip();
        Random again = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            LogRecord expected = record(again, i);
            assertEquals(expected, assertInstanceOf(Found.Whole.class, RecordCodec.read(all)).record());
        }
        assertEquals(0, all.remaining());
    }

    @Test
    void the_bytes_of_a_record_are_those_of_version_1() {
        LogRecord record = new LogRecord(new RecordHead(RecordKind.SCORED, 7, 5, 1_790_000_000_000L, Digest.ofFile(new byte[] {1}),
                Digest.ofFile(new byte[] {2})), OpaqueBytes.of(new byte[] {3, 4}), OpaqueBytes.of(new byte[] {5}), OpaqueBytes.of(new byte[0]));
        assertEquals("00000068" + "abaffad2" + "01" + "0000000000000007" + "0000000000000005" + "000001a0c4506c00"
                + Digest.ofFile(new byte[] {1}).hex() + Digest.ofFile(new byte[] {2}).hex() + "000000020304" + "0000000105" + "00000000",
                HexFormat.of().formatHex(RecordCodec.encode(record)));
    }

    @Test
    void bytes_that_are_no_record_are_nothing_and_move_nothing() {
        feed(100_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_changed_and_a_million_random_bytes_are_nothing_and_move_nothing() {
        feed(1_000_000);
    }

    private static void feed(int inputs) {
        Random random = new Random(SEED);
        for (int trial = 0; trial < inputs; trial++) {
            byte[] bytes = RecordCodec.encode(record(random, trial));
            int changes = 1 + random.nextInt(3);
            for (int c = 0; c < changes; c++) {
                bytes[random.nextInt(Math.min(bytes.length, 120))] ^= (byte) (1 << random.nextInt(8));
            }
            ByteBuffer in = ByteBuffer.wrap(bytes, 0, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
            if (RecordCodec.read(in) instanceof Found.Nothing) {
                assertEquals(0, in.position());
            } else { // changes that took each other back
                assertEquals(bytes.length, in.position());
            }
        }
        for (int trial = 0; trial < inputs; trial++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertInstanceOf(Found.Nothing.class, RecordCodec.read(ByteBuffer.wrap(bytes)), "seed " + SEED + ", trial " + trial);
        }
    }

    @Test
    void a_length_beyond_the_limit_or_the_file_is_nothing_before_anything_is_allocated() {
        for (int length : new int[] {Integer.MIN_VALUE, -1, 0, 80, RecordCodec.MAX_BYTES, Integer.MAX_VALUE}) {
            ByteBuffer in = ByteBuffer.allocate(200).putInt(0, length);
            assertInstanceOf(Found.Nothing.class, RecordCodec.read(in));
        }
    }

    @Test
    void a_record_that_is_too_long_is_not_made() {
        RecordHead head = record(new Random(SEED), 0).head();
        RecordHead scored = new RecordHead(RecordKind.REFUSED, 0, 0, 0, head.keyDigest(), head.bodyDigest());
        LogRecord record = new LogRecord(scored, OpaqueBytes.of(new byte[0]), OpaqueBytes.of(new byte[RecordCodec.MAX_BYTES]),
                OpaqueBytes.of(new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> RecordCodec.encode(record));
    }
}
