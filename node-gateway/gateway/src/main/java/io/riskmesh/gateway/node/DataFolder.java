package io.riskmesh.gateway.node;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder of one process: a second one does not start on it. The lock goes with the process, however that ends.
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "gateway.lock";

    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the folder, which is made if it is not there.
    ///
    /// @throws Stopped if another process has it
    static DataFolder take(Path folder) throws Stopped {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw Stopped.unavailable("another gateway runs on " + folder, null);
            }
            return new DataFolder(channel, lock);
        } catch (IOException e) {
            throw Stopped.unavailable("the data folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    // Null if it is taken, by this process or another.
    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
