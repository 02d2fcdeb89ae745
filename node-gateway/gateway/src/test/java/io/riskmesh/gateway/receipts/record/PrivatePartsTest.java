package io.riskmesh.gateway.receipts.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivatePartsTest {
    private static final byte[] PLAIN = "the account and the score".getBytes(StandardCharsets.UTF_8);
    private static final OpaqueBytes LEAF = OpaqueBytes.of(new byte[] {1});
    private static final OpaqueBytes NONE = OpaqueBytes.of(new byte[0]);

    @TempDir
    Path folder;

    private static RecordHead head(long index, String time) {
        Digest digest = Digest.ofFile(new byte[0]);
        return new RecordHead(RecordKind.SCORED, index, index, Instant.parse(time).toEpochMilli(), digest, digest);
    }

    private PrivateParts parts() throws IOException {
        return new PrivateParts(DayKeys.open(folder.resolve("days"), new SecureRandom()), new SecureRandom());
    }

    @Test
    void a_private_part_is_read_after_a_restart_with_its_own_head_only() throws IOException {
        RecordHead head = head(3, "2026-11-25T23:59:59.999Z");
        OpaqueBytes sealed = parts().seal(head, PLAIN);
        PrivateParts again = parts();
        assertArrayEquals(PLAIN, again.open(new LogRecord(head, LEAF, NONE, sealed)).orElseThrow());
        assertTrue(again.open(new LogRecord(head(4, "2026-11-25T23:59:59.999Z"), LEAF, NONE, sealed)).isEmpty());
        assertTrue(again.open(new LogRecord(head(3, "2026-11-26T00:00:00Z"), LEAF, NONE, sealed)).isEmpty());
        byte[] changed = sealed.toBytes();
        changed[20] ^= 1;
        assertTrue(again.open(new LogRecord(head, LEAF, NONE, OpaqueBytes.of(changed))).isEmpty());
        assertTrue(again.open(new LogRecord(head, LEAF, NONE, OpaqueBytes.of(new byte[5]))).isEmpty());
    }

    /// A record that was torn off leaves its index to another; one nonce for both would give both away.
    @Test
    void the_same_index_twice_gives_unrelated_bytes() throws IOException {
        RecordHead head = head(3, "2026-11-25T10:00:00Z");
        assertNotEquals(parts().seal(head, PLAIN), parts().seal(head, PLAIN));
    }

    @Test
    void erasing_a_day_takes_the_meaning_of_that_day_alone() throws IOException {
        PrivateParts parts = parts();
        LogRecord old = record(parts, head(0, "2026-11-24T10:00:00Z"));
        LogRecord kept = record(parts, head(1, "2026-11-25T10:00:00Z"));
        DayKeys keys = DayKeys.open(folder.resolve("days"), new SecureRandom());
        assertEquals(List.of(LocalDate.parse("2026-11-24")), keys.eraseBefore(LocalDate.parse("2026-11-25")));
        PrivateParts after = parts();
        assertEquals(Optional.empty(), after.open(old));
        assertArrayEquals(PLAIN, after.open(kept).orElseThrow());
        try (var files = Files.list(folder.resolve("days"))) {
            assertEquals(List.of("2026-11-25.key"), files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    void keys_are_for_their_owner_alone_and_in_no_text() throws IOException {
        PrivateParts parts = parts();
        record(parts, head(0, "2026-11-24T10:00:00Z"));
        Path key = folder.resolve("days/2026-11-24.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("days"))));
        assertFalse(parts.toString().contains(HexFormat.of().formatHex(Files.readAllBytes(key)).substring(0, 8)));
    }

    private static LogRecord record(PrivateParts parts, RecordHead head) throws IOException {
        return new LogRecord(head, LEAF, NONE, parts.seal(head, PLAIN));
    }
}
