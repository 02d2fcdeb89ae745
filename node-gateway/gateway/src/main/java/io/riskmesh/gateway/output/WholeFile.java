package io.riskmesh.gateway.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a file so that a reader sees the old content or the new one, never a part: into a neighbour first, then one atomic
/// rename.
public final class WholeFile {
    private static final AtomicLong PARTS = new AtomicLong();

    private WholeFile() {}

    /// What fills the file.
    @FunctionalInterface
    public interface Content {
        /// Writes all bytes; the stream is closed by the caller.
        void writeTo(OutputStream out) throws IOException;
    }

    /// Replaces or creates the file.
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Files.createDirectories(folder);
        Path part = folder.resolve("." + target.getFileName() + "-" + ProcessHandle.current().pid() + "-"
                + PARTS.incrementAndGet() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeTo(out);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Replaces or creates the file with these bytes.
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, out -> out.write(bytes));
    }
}
