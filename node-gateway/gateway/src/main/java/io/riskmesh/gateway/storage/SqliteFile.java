package io.riskmesh.gateway.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Tells a database file from another one by its first bytes; asked for its tables, the migrations would try for ten seconds.
final class SqliteFile {
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private SqliteFile() {}

    /// @throws StorageFailure if there is a file that is no database, or no folder for one
    static void check(Path file) throws StorageFailure {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new StorageFailure("the folder of the database does not exist: " + folder, null);
        }
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(MAGIC.length);
            if (head.length > 0 && !Arrays.equals(head, MAGIC)) {
                throw new StorageFailure("not a database: " + file, null);
            }
        } catch (StorageFailure e) {
            throw e;
        } catch (IOException e) {
            throw new StorageFailure("the database " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
