package io.riskmesh.gateway.receipts.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.RecordCodec;
import io.riskmesh.gateway.receipts.record.RecordHead;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash may leave is mended, what it cannot leave is named.
final class TornTailTest {
    private static final long SEED = 43;

    @TempDir
    Path folder;

    /// Records in batches of three.
    private static byte[] segment(int from, int to) {
        Random random = new Random(SEED);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            byte[] leaf = new byte[1 + random.nextInt(60)];
            random.nextBytes(leaf);
            Digest digest = Digest.ofFile(leaf);
            all.writeBytes(RecordCodec.encode(new LogRecord(new RecordHead(RecordKind.SCORED, i, i - i % 3, 1, digest, digest),
                    OpaqueBytes.of(leaf), OpaqueBytes.of(new byte[0]), OpaqueBytes.of(new byte[0]))));
        }
        return all.toByteArray();
    }

    private Recovery.Recovered recover(Path at, List<LogRecord> seen) throws IOException, ReceiptLogCorrupt {
        return Recovery.run(at, LogDisk.ofMachine(), (_, _, record) -> seen.add(record));
    }

    @Test
    void a_log_that_ends_anywhere_within_its_last_record_opens_with_the_records_before() throws Exception {
        byte[] whole = segment(0, 7);
        int last = segment(0, 6).length;
        Path file = SegmentNames.file(folder, 1);
        for (int length = last; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<LogRecord> seen = new ArrayList<>();
            assertEquals(new Recovery.Recovered(1, 6, length - last), recover(folder, seen));
            assertEquals(6, seen.size());
            assertEquals(last, Files.size(file));
        }
    }

    @Test
    void a_hole_in_the_last_batch_is_torn_and_one_in_an_earlier_batch_is_damage() throws Exception {
        byte[] whole = segment(0, 9);
        Path file = SegmentNames.file(folder, 1);
        for (int record = 0; record < 9; record++) {
            int at = segment(0, record).length;
            byte[] damaged = whole.clone();
            damaged[at + 20] ^= 4;
            Files.write(file, damaged);
            if (record >= 6) {
                assertEquals(record, recover(folder, new ArrayList<>()).nextIndex());
                continue;
            }
            ReceiptLogCorrupt named = assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()));
            assertTrue(named.getMessage().startsWith("receipt_log_corrupt receipts-00000001.rml " + at + " record " + record),
                    named.getMessage());
            assertEquals(whole.length, Files.size(file), "nothing was cut off");
        }
    }

    @Test
    void a_flipped_bit_in_each_byte_of_an_earlier_segment_is_named_with_its_place() throws Exception {
        byte[] first = segment(0, 4);
        Files.write(SegmentNames.file(folder, 2), segment(4, 6));
        for (int bit = 0; bit < 8 * first.length; bit += 7) {
            byte[] damaged = first.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(SegmentNames.file(folder, 1), damaged);
            ReceiptLogCorrupt named = assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()), "bit " + bit);
            assertTrue(named.getMessage().startsWith("receipt_log_corrupt receipts-0000000"), named.getMessage());
        }
    }

    @Test
    void segments_that_are_missing_swapped_or_doubled_are_named() throws Exception {
        Files.write(SegmentNames.file(folder, 1), segment(0, 3));
        Files.write(SegmentNames.file(folder, 3), segment(3, 6));
        assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()));
        Files.write(SegmentNames.file(folder, 2), segment(0, 3));
        ReceiptLogCorrupt doubled = assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()));
        assertEquals("receipt_log_corrupt receipts-00000002.rml 0 expected record 3, found 0", doubled.getMessage());
    }

    @Test
    void much_that_is_no_record_at_the_end_was_not_left_by_a_crash() throws Exception {
        byte[] whole = segment(0, 3);
        Files.write(SegmentNames.file(folder, 1), Arrays.copyOf(whole, whole.length + Recovery.MOST_TORN_BYTES));
        assertEquals(3, recover(folder, new ArrayList<>()).nextIndex());
        Files.write(SegmentNames.file(folder, 1), Arrays.copyOf(whole, whole.length + Recovery.MOST_TORN_BYTES + 1));
        assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()));
    }

    @Test
    void an_empty_folder_and_an_empty_segment_are_an_empty_log() throws Exception {
        assertEquals(new Recovery.Recovered(0, 0, 0), recover(folder, new ArrayList<>()));
        Files.write(SegmentNames.file(folder, 1), new byte[0]);
        assertEquals(new Recovery.Recovered(1, 0, 0), recover(folder, new ArrayList<>()));
    }
}
