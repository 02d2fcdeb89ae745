package io.riskmesh.gateway.receipts.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The lock that keeps a second writer off a log.
record LogFolder(FileChannel channel) implements Closeable {
    private static final String FILE = "receipts.lock";

    static LogFolder lock(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new LogFolder(channel);
            }
        } catch (OverlappingFileLockException _) {
            // Told below, as of another process.
        }
        channel.close();
        throw new IOException("another process writes the receipt log in " + folder);
    }

    @Override
    public void close() throws IOException {
        channel.close(); // and with it the lock
    }
}
