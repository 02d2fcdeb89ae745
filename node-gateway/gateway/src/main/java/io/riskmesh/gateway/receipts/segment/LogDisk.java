package io.riskmesh.gateway.receipts.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What a log asks of a disk; tests put one in its place that fills up, is slow or fails.
public interface LogDisk {

    /// Opens a segment for appending, makes it if it is missing.
    Segment open(Path file) throws IOException;

    /// Makes new and renamed files of the folder durable.
    void syncFolder(Path folder) throws IOException;

    long usableBytes(Path folder) throws IOException;

    /// An open segment.
    interface Segment extends Closeable {

        /// Appends all of it.
        void append(ByteBuffer bytes) throws IOException;

        /// Returns when all appended bytes are durable.
        void force() throws IOException;

        /// Cuts the file.
        void truncate(long size) throws IOException;

        /// Bytes that were appended, room that was prepared not counted.
        long size() throws IOException;
    }

    /// The machine's own disk.
    static LogDisk ofMachine() {
        return new MachineDisk();
    }

    /// Files of the default file system.
    final class MachineDisk implements LogDisk {

        private MachineDisk() {}

        @Override
        public Segment open(Path file) throws IOException {
            return new PreparedFile(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
                open.force(true);
            }
        }

        @Override
        public long usableBytes(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }
    }
}
