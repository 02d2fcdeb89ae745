package io.riskmesh.gateway.receipts.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.nio.ByteBuffer;
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
            int torn = length; // without zeros at the end, which may be prepared room
            while (torn > last && whole[torn - 1] == 0) {
                torn--;
            }
            assertEquals(new Recovery.Recovered(1, 6, torn - last), recover(folder, seen));
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
        byte[] longer = Arrays.copyOf(whole, whole.length + Recovery.MOST_TORN_BYTES + 1);
        Arrays.fill(longer, whole.length, longer.length, (byte) 7);
        Files.write(SegmentNames.file(folder, 1), Arrays.copyOf(longer, longer.length - 1));
        assertEquals(new Recovery.Recovered(1, 3, Recovery.MOST_TORN_BYTES), recover(folder, new ArrayList<>()));
        Files.write(SegmentNames.file(folder, 1), longer);
        assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()));
    }

    @Test
    void prepared_room_behind_the_last_record_and_behind_a_torn_one_is_cut_off_and_more_zeros_than_that_are_damage() throws Exception {
        byte[] whole = segment(0, 3);
        Path file = SegmentNames.file(folder, 1);
        for (int torn : new int[] {0, 1, 50}) {
            byte[] left = Arrays.copyOf(whole, whole.length + PreparedFile.PREPARED_BYTES);
            Arrays.fill(left, whole.length, whole.length + torn, (byte) 7);
            Files.write(file, left);
            assertEquals(new Recovery.Recovered(1, 3, torn), recover(folder, new ArrayList<>()));
            assertEquals(whole.length, Files.size(file));
        }
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length + Recovery.MOST_LEFT_BYTES + 1)));
        assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()));
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        Files.write(SegmentNames.file(folder, 2), segment(3, 4));
        assertThrows(ReceiptLogCorrupt.class, () -> recover(folder, new ArrayList<>()), "a segment that is full has no room");
    }

    @Test
    void a_file_is_as_long_as_what_was_appended_once_it_is_closed() throws Exception {
        Path file = SegmentNames.file(folder, 1);
        Random random = new Random(SEED);
        ByteArrayOutputStream appended = new ByteArrayOutputStream();
        for (int opened = 0; opened < 3; opened++) {
            try (LogDisk.Segment segment = LogDisk.ofMachine().open(file)) {
                for (int i = 0; i < 5; i++) {
                    byte[] bytes = new byte[random.nextInt(400_000)];
                    random.nextBytes(bytes);
                    segment.append(ByteBuffer.wrap(bytes));
                    appended.writeBytes(bytes);
                    assertEquals(appended.size(), segment.size());
                    assertTrue(Files.size(file) >= appended.size());
                }
            }
            assertArrayEquals(appended.toByteArray(), Files.readAllBytes(file));
        }
    }

    @Test
    void an_empty_folder_and_an_empty_segment_are_an_empty_log() throws Exception {
        assertEquals(new Recovery.Recovered(0, 0, 0), recover(folder, new ArrayList<>()));
        Files.write(SegmentNames.file(folder, 1), new byte[0]);
        assertEquals(new Recovery.Recovered(1, 0, 0), recover(folder, new ArrayList<>()));
    }
}
