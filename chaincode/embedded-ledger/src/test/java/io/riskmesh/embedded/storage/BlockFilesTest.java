package io.riskmesh.embedded.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlockFilesTest {
    private static final int HEADER = 8;

    @TempDir
    private Path folder;

    private final List<Block> visited = new ArrayList<>();

    @Test
    void blocks_come_back_in_order_when_the_folder_is_opened_again() throws Exception {
        write(5, 100);
        try (BlockFiles files = open()) {
            assertEquals(5, files.height());
            assertEquals(List.of(block(0, 100), block(1, 100), block(2, 100), block(3, 100), block(4, 100)), visited);
            assertArrayEquals(block(3, 100).toByteArray(), files.read(3));
        }
    }

    @Test
    void a_tail_torn_at_any_byte_is_cut_and_the_block_is_written_anew() throws Exception {
        write(3, 40);
        byte[] whole = Files.readAllBytes(segment(0));
        int last = whole.length - HEADER - block(2, 40).getSerializedSize();
        for (int cut = last; cut < whole.length; cut++) {
            Files.write(segment(0), java.util.Arrays.copyOf(whole, cut));
            try (BlockFiles files = open()) {
                assertEquals(2, files.height(), "cut at " + cut);
                assertEquals(last, Files.size(segment(0)));
                files.append(block(2, 40).toByteArray());
            }
            assertArrayEquals(whole, Files.readAllBytes(segment(0)), "cut at " + cut);
        }
    }

    @Test
    void a_tail_of_zeros_or_noise_is_cut() throws Exception {
        write(2, 40);
        byte[] whole = Files.readAllBytes(segment(0));
        Random random = new Random(20_260_101);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + random.nextInt(400)];
            if (i % 2 == 0) {
                random.nextBytes(noise);
            }
            Files.write(segment(0), ByteString.copyFrom(whole).concat(ByteString.copyFrom(noise)).toByteArray());
            try (BlockFiles files = open()) {
                assertEquals(2, files.height(), "seed 20260101, noise " + i);
            }
        }
    }

    @Test
    void each_flipped_bit_before_the_last_block_refuses_to_start_and_names_the_place() throws Exception {
        write(3, 20);
        byte[] whole = Files.readAllBytes(segment(0));
        int first = HEADER + block(0, 20).getSerializedSize();
        int second = first + HEADER + block(1, 20).getSerializedSize();
        for (int at = 0; at < second; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            Files.write(segment(0), damaged);
            CorruptBlockFile refused = assertThrows(CorruptBlockFile.class, this::open, "byte " + at);
            assertEquals("block_file_corrupt blocks-000000.rmb " + (at < first ? "0 0" : first + " 1"), refused.getMessage());
            assertArrayEquals(damaged, Files.readAllBytes(segment(0)), "nothing is repaired");
        }
    }

    @Test
    void a_block_that_does_not_follow_refuses_to_start() throws Exception {
        write(3, 20);
        assertThrows(CorruptBlockFile.class, () -> BlockFiles.open(folder, SegmentDisk.ofFiles(),
                block -> block.getHeader().getNumber() != 1));
    }

    @Test
    void large_blocks_go_to_the_next_segment_and_a_tear_in_an_earlier_one_is_damage() throws Exception {
        int size = 30 * 1024 * 1024;
        write(3, size);
        assertTrue(Files.exists(segment(1)));
        try (BlockFiles files = open()) {
            assertEquals(3, files.height());
            assertArrayEquals(block(2, size).toByteArray(), files.read(2));
        }
        try (var file = java.nio.channels.FileChannel.open(segment(0), java.nio.file.StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1);
        }
        assertThrows(CorruptBlockFile.class, this::open);
    }

    @Test
    void a_second_ledger_on_the_folder_is_refused_and_may_start_after_the_first() throws Exception {
        try (BlockFiles _ = open()) {
            assertThrows(FolderInUse.class, this::open);
        }
        open().close();
    }

    @Test
    void a_full_disk_stops_writing_for_good_and_loses_nothing_that_was_written() throws Exception {
        for (int room = 0; room < 300; room += 7) {
            try (var old = Files.list(folder)) {
                for (Path file : old.toList()) {
                    Files.delete(file);
                }
            }
            int written = 0;
            try (BlockFiles files = BlockFiles.open(folder, full(room), _ -> true)) {
                ReadOnlyLedger first = null;
                for (int i = 0; i < 10 && first == null; i++) {
                    try {
                        files.append(block(i, 20).toByteArray());
                        written++;
                    } catch (ReadOnlyLedger e) {
                        first = e;
                    }
                }
                assertTrue(first != null && first.getMessage().startsWith("ledger_read_only"), "room " + room);
                assertThrows(ReadOnlyLedger.class, () -> files.append(block(0, 1).toByteArray()), "stays read-only");
                assertEquals(written, files.height());
                for (int i = 0; i < written; i++) {
                    assertArrayEquals(block(i, 20).toByteArray(), files.read(i));
                }
            }
            try (BlockFiles files = open()) {
                assertEquals(written, files.height(), "room " + room);
                files.append(block(written, 20).toByteArray());
            }
        }
    }

    // A disk that takes so many bytes and then fails in the middle of a write; cutting still works.
    private static SegmentDisk full(int room) {
        return file -> {
            SegmentWriter real = SegmentDisk.ofFiles().open(file);
            return new SegmentWriter() {
                private int left = room;

                @Override
                public void append(ByteBuffer record) throws IOException {
                    int fits = Math.min(left, record.remaining());
                    ByteBuffer part = record.slice(record.position(), fits);
                    boolean whole = fits == record.remaining();
                    left -= fits;
                    real.append(part);
                    if (!whole) {
                        throw new IOException("No space left on device");
                    }
                }

                @Override
                public void force(boolean metadata) throws IOException {
                    real.force(metadata);
                }

                @Override
                public void truncate(long bytes) throws IOException {
                    real.truncate(bytes);
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        };
    }

    private BlockFiles open() throws Exception {
        visited.clear();
        return BlockFiles.open(folder, SegmentDisk.ofFiles(), visited::add);
    }

    private void write(int count, int size) throws Exception {
        try (BlockFiles files = open()) {
            for (int i = 0; i < count; i++) {
                files.append(block(i, size).toByteArray());
            }
        }
    }

    private Path segment(int number) {
        return folder.resolve("blocks-00000" + number + ".rmb");
    }

    private static Block block(long number, int size) {
        byte[] content = new byte[size];
        new Random(number).nextBytes(content);
        return Block.newBuilder().setHeader(BlockHeader.newBuilder().setNumber(number).setDataHash(ByteString.copyFromUtf8("x")))
                .setData(BlockData.newBuilder().addData(ByteString.copyFrom(content))).build();
    }
}
