package io.riskmesh.embedded.storage;

import com.google.protobuf.UnsafeByteOperations;
import io.riskmesh.verifier.block.SegmentFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder of segments `blocks-NNNNNN.rmb` of about 64 MiB; record = length u32, CRC32C u32, `common.Block`, big-endian.
/// A block that [#append] returned for is on the medium. Appends come from one thread, reads from any.
public final class BlockFiles implements AutoCloseable {
    private final Path folder;
    private final SegmentDisk disk;
    private final FolderLock lock;
    private final BlockPositions positions = new BlockPositions();
    private int segment;
    private long end;
    private SegmentWriter writer;
    private volatile ReadOnlyLedger failure;

    private BlockFiles(Path folder, SegmentDisk disk, FolderLock lock) {
        this.folder = folder;
        this.disk = disk;
        this.lock = lock;
    }

    /// Takes the folder, visits every block in it, cuts a torn tail.
    ///
    /// @throws CorruptBlockFile if a block that is not the last is damaged
    /// @throws FolderInUse if another process has the folder
    public static BlockFiles open(Path folder, SegmentDisk disk, BlockVisitor visitor)
            throws IOException, CorruptBlockFile, FolderInUse {
        BlockFiles files = new BlockFiles(folder, disk, FolderLock.take(folder));
        try {
            files.scan(visitor);
            return files;
        } catch (IOException | CorruptBlockFile | RuntimeException e) {
            files.lock.close();
            throw e;
        }
    }

    /// The number of blocks.
    public long height() {
        return positions.size();
    }

    /// Appends the block with the next number; returns when it is on the medium.
    ///
    /// @throws ReadOnlyLedger if the disk did not take it, now or before
    public void append(byte[] block) throws ReadOnlyLedger {
        if (failure != null) {
            throw failure;
        }
        try {
            if (end > 0 && end + block.length > SegmentFormat.SEGMENT_BYTES) {
                next();
            }
            writer.append(record(block));
            writer.force(false);
        } catch (IOException e) {
            throw fail(e);
        }
        positions.add(segment, end);
        end += SegmentFormat.HEADER_BYTES + block.length;
    }

    /// Reads a block.
    ///
    /// @param number below [#height]
    public byte[] read(long number) throws IOException {
        try (FileChannel channel = FileChannel.open(file(positions.segment(number)), StandardOpenOption.READ)) {
            ByteBuffer header = filled(channel, positions.offset(number), SegmentFormat.HEADER_BYTES);
            return filled(channel, positions.offset(number) + SegmentFormat.HEADER_BYTES, header.getInt(0)).array();
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            writer.close();
        }
    }

    private void scan(BlockVisitor visitor) throws IOException, CorruptBlockFile {
        int count = 0;
        while (Files.exists(file(count))) {
            count++;
        }
        for (segment = 0; segment < count; segment++) {
            end = new SegmentScan(file(segment), segment == count - 1, visitor, positions).run(segment);
        }
        segment = Math.max(0, count - 1);
        boolean fresh = count == 0;
        writer = disk.open(file(segment));
        writer.truncate(end);
        writer.force(true);
        if (fresh) {
            syncFolder();
        }
    }

    private void next() throws IOException {
        writer.force(true);
        writer.close();
        segment++;
        end = 0;
        writer = disk.open(file(segment));
        writer.force(true);
        syncFolder();
    }

    // What was written of the block is cut off, so that a restart finds whole blocks; if even that fails, the restart cuts.
    private ReadOnlyLedger fail(IOException cause) {
        ReadOnlyLedger first = new ReadOnlyLedger(cause);
        failure = first;
        try {
            writer.truncate(end);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
        return first;
    }

    private void syncFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path file(int number) {
        return folder.resolve(SegmentFormat.fileName(number));
    }

    private static ByteBuffer record(byte[] block) {
        int checksum = SegmentFormat.checksum(UnsafeByteOperations.unsafeWrap(block));
        return ByteBuffer.allocate(SegmentFormat.HEADER_BYTES + block.length).putInt(block.length).putInt(checksum).put(block).flip();
    }

    private static ByteBuffer filled(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("The segment ended at " + (at + buffer.position()));
            }
        }
        return buffer;
    }
}
