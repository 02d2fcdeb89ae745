package io.riskmesh.gateway.receipts.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A file that is written into zeros which are there already. A sync of bytes that make a file longer also waits for the journal of the
/// file system, which has to note the new length: it takes some three times as long, and twice the processor time. A process that is
/// killed leaves the zeros behind its last record, where [Recovery] cuts them off. Not thread-safe.
final class PreparedFile implements LogDisk.Segment {
    /// Zeros are written so many at a time.
    static final int PREPARED_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 16);
    private long end; // of what was appended
    private long prepared; // length of the file

    PreparedFile(FileChannel channel) throws IOException {
        this.channel = channel;
        end = channel.size();
        prepared = end;
    }

    @Override
    public void append(ByteBuffer bytes) throws IOException {
        prepare(end + bytes.remaining());
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
    }

    // What is written beyond is overwritten before it is synced, most of it.
    private void prepare(long needed) throws IOException {
        if (needed <= prepared) {
            return;
        }
        long goal = needed + PREPARED_BYTES;
        for (long at = Math.max(needed, prepared); at < goal;) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), goal - at));
            at += channel.write(zeros, at);
        }
        prepared = goal;
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
        channel.force(true);
        end = channel.size();
        prepared = end;
    }

    @Override
    public long size() {
        return end;
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            if (prepared > end) {
                truncate(end);
            }
        }
    }
}
