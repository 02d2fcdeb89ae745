package io.riskmesh.gateway.receipts.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The segment that is appended to; goes on to the next one before it would grow beyond its limit. Not thread-safe.
public final class OpenSegment implements Closeable {
    private final Path folder;
    private final LogDisk disk;
    private final long limit;
    private LogDisk.Segment file;
    private int number;
    private long size;

    /// @param number of the last segment there is, 0 if there is none
    /// @param limit bytes; a single batch may be longer
    public OpenSegment(Path folder, LogDisk disk, int number, long limit) throws IOException {
        this.folder = folder;
        this.disk = disk;
        this.limit = limit;
        this.number = Math.max(1, number);
        open();
    }

    private void open() throws IOException {
        file = disk.open(SegmentNames.file(folder, number));
        file.force();
        disk.syncFolder(folder);
        size = file.size();
    }

    /// Makes room for so many bytes.
    public void prepare(int bytes) throws IOException {
        if (size > 0 && size + bytes > limit) {
            file.force();
            file.close();
            number++;
            open();
        }
    }

    /// Where the next byte will stand.
    public Place place() {
        return new Place(number, size);
    }

    /// @param segment number, from 1
    public record Place(int segment, long offset) {}

    /// Appends a batch and returns when it is durable.
    public void append(ByteBuffer batch) throws IOException {
        int bytes = batch.remaining();
        file.append(batch);
        file.force();
        size += bytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
