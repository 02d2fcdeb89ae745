package io.riskmesh.gateway.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BankFilesTest {
    @TempDir
    Path folder;

    @Test
    void the_last_two_checkpoints_and_what_followed_the_older_one_are_kept() throws Exception {
        try (BankFiles files = BankFiles.open(folder)) {
            for (int tree = 1; tree <= 5; tree++) {
                files.append(bytes("before " + tree));
                files.appendTranscript(bytes("tree " + tree));
                files.checkpoint(bytes("checkpoint " + tree));
            }
            files.append(bytes("after 5"));
        }
        BankFiles.Kept kept = BankFiles.read(folder);
        assertEquals(List.of("checkpoint 4", "checkpoint 5"), texts(kept.checkpoints()));
        assertEquals(List.of("before 5", "after 5"), texts(kept.journal()));
        assertEquals(List.of("tree 1", "tree 2", "tree 3", "tree 4", "tree 5"), texts(kept.transcript()));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(5, left.count(), "older files must be gone");
        }
    }

    @Test
    void a_reopened_folder_goes_on_where_the_other_process_ended() throws Exception {
        try (BankFiles files = BankFiles.open(folder)) {
            files.checkpoint(bytes("one"));
            files.append(bytes("first"));
        }
        try (BankFiles files = BankFiles.open(folder)) {
            files.append(bytes("second"));
            files.checkpoint(bytes("two"));
        }
        BankFiles.Kept kept = BankFiles.read(folder);
        assertEquals(List.of("one", "two"), texts(kept.checkpoints()));
        assertEquals(List.of("first", "second"), texts(kept.journal()));
    }

    @Test
    void a_torn_end_is_cut_off_at_every_length_and_the_log_goes_on_behind_it() throws Exception {
        Path log = folder.resolve("log");
        List<byte[]> entries = List.of(bytes("a"), new byte[0], bytes("some longer entry"));
        try (EntryLog out = EntryLog.open(log)) {
            for (byte[] entry : entries) {
                out.append(entry);
            }
        }
        byte[] whole = Files.readAllBytes(log);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(log, Arrays.copyOf(whole, length));
            int kept = EntryLog.read(log).size();
            assertTrue(kept <= entries.size());
            try (EntryLog out = EntryLog.open(log)) {
                out.append(bytes("next"));
            }
            List<byte[]> found = EntryLog.read(log);
            assertEquals(kept + 1, found.size(), "cut at " + length);
            assertArrayEquals(bytes("next"), found.getLast());
        }
    }

    @Test
    void a_changed_byte_ends_the_log_before_its_entry() throws IOException {
        Path log = folder.resolve("log");
        try (EntryLog out = EntryLog.open(log)) {
            for (int i = 0; i < 20; i++) {
                out.append(bytes("entry " + i));
            }
        }
        byte[] whole = Files.readAllBytes(log);
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(log, changed);
            List<byte[]> found = EntryLog.read(log);
            assertTrue(found.size() < 20, "seed " + seed + ", byte " + at);
            for (int e = 0; e < found.size(); e++) {
                assertArrayEquals(bytes("entry " + e), found.get(e));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<byte[]> entries) {
        return entries.stream().map(entry -> new String(entry, StandardCharsets.UTF_8)).toList();
    }
}
