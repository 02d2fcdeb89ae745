package io.riskmesh.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A segment that is a file.
final class FileSegment implements SegmentWriter {
    private final FileChannel channel;

    private FileSegment(FileChannel channel) {
        this.channel = channel;
    }

    static FileSegment open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.position(channel.size());
        return new FileSegment(channel);
    }

    @Override
    public void append(ByteBuffer record) throws IOException {
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    @Override
    public void force(boolean metadata) throws IOException {
        channel.force(metadata);
    }

    @Override
    public void truncate(long bytes) throws IOException {
        channel.truncate(bytes);
        channel.position(bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
