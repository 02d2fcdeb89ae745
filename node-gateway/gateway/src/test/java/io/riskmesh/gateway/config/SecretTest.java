package io.riskmesh.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretTest {
    @TempDir
    private Path folder;

    @Test
    void it_prints_as_redacted_and_a_wrong_reference_is_not_repeated() throws Exception {
        assertEquals("[REDACTED]", Secret.of("env:PW", Map.of("PW", "hunter2")).toString());
        Stopped stopped = assertThrows(Stopped.class, () -> Secret.of("hunter2", Map.of()));
        assertFalse(stopped.getMessage().contains("hunter2"), stopped.getMessage());
    }

    @Test
    void a_file_is_read_without_its_last_line_end_unless_others_can_read_it_too() throws Exception {
        Path file = Files.writeString(folder.resolve("pw"), " word with blanks\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals(" word with blanks", Secret.of("file:" + file, Map.of()).reveal());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThrows(Stopped.class, () -> Secret.of("file:" + file, Map.of()));
        assertThrows(Stopped.class, () -> Secret.of("file:" + folder.resolve("none"), Map.of()));
        assertThrows(Stopped.class, () -> Secret.of("env:NONE", Map.of()));
    }
}
