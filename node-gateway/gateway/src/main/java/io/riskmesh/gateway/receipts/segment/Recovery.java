package io.riskmesh.gateway.receipts.segment;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.RecordCodec;
import io.riskmesh.gateway.receipts.record.RecordCodec.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Reads a log from its first record. A crash leaves a torn record at most, and at the end of the last segment only: that is cut
/// off, as nobody was told that it is durable. Anything else that is no record is damage.
public final class Recovery {
    /// Most bytes that are written at once.
    public static final int MOST_TORN_BYTES = (1 << 20) + RecordCodec.MAX_BYTES;

    /// Most bytes that follow the last whole record: what was torn, and zeros into which later records would have been written.
    static final long MOST_LEFT_BYTES = MOST_TORN_BYTES + (long) PreparedFile.PREPARED_BYTES;

    private static final int WINDOW_BYTES = 4 << 20; // more than can be torn

    private final LogDisk disk;
    private long nextIndex;

    private Recovery(LogDisk disk) {
        this.disk = disk;
    }

    /// What was found.
    ///
    /// @param segment number of the last one, 0 if there is none
    /// @param nextIndex of the record that comes next
    /// @param cut bytes of a torn record that were cut off, zeros at the end not counted
    public record Recovered(int segment, long nextIndex, long cut) {}

    /// Reads all segments of a folder, shows their records, mends the tail.
    public static Recovered run(Path folder, LogDisk disk, RecordVisitor visitor) throws IOException, ReceiptLogCorrupt {
        return new Recovery(disk).segments(SegmentNames.of(folder), visitor);
    }

    private Recovered segments(List<Path> segments, RecordVisitor visitor) throws IOException, ReceiptLogCorrupt {
        long cut = 0;
        for (int i = 0; i < segments.size(); i++) {
            cut = segment(segments.get(i), i + 1, i + 1 == segments.size(), visitor);
        }
        return new Recovered(segments.size(), nextIndex, cut);
    }

    private long segment(Path file, int number, boolean isLast, RecordVisitor visitor) throws IOException, ReceiptLogCorrupt {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = in.size();
            long at = 0;
            ByteBuffer window = ByteBuffer.allocate(0);
            while (at < size) {
                if (window.remaining() < MOST_TORN_BYTES && at + window.remaining() < size) {
                    window = window(in, at, size);
                }
                switch (RecordCodec.read(window)) {
                    case Found.Whole(LogRecord record, int bytes) -> {
                        checkOrder(file, at, record);
                        show(file, number, at, record, visitor);
                        at += bytes;
                    }
                    case Found.Nothing _ -> {
                        long torn = torn(in, file, at, size, isLast);
                        checkTorn(file, at, torn, window);
                        truncate(file, at);
                        return torn;
                    }
                }
            }
            return 0;
        }
    }

    private static void show(Path file, int number, long at, LogRecord record, RecordVisitor visitor) throws ReceiptLogCorrupt {
        try {
            visitor.record(number, at, record);
        } catch (UnfitRecord e) {
            throw new ReceiptLogCorrupt(file, at, e.getMessage());
        }
    }

    private static ByteBuffer window(FileChannel in, long at, long size) throws IOException {
        ByteBuffer window = ByteBuffer.allocate((int) Math.min(WINDOW_BYTES, size - at));
        while (window.hasRemaining()) {
            if (in.read(window, at + window.position()) < 0) {
                throw new IOException("the segment became shorter while it was read");
            }
        }
        return window.flip();
    }

    private void checkOrder(Path file, long at, LogRecord record) throws ReceiptLogCorrupt {
        if (record.head().index() != nextIndex) {
            throw new ReceiptLogCorrupt(file, at, "expected record " + nextIndex + ", found " + record.head().index());
        }
        nextIndex++;
    }

    // Bytes of a torn batch. Zeros at the end are prepared room.
    private static long torn(FileChannel in, Path file, long at, long size, boolean isLast) throws IOException, ReceiptLogCorrupt {
        if (!isLast) {
            throw new ReceiptLogCorrupt(file, at, "no record here, and later segments follow");
        }
        if (size - at > MOST_LEFT_BYTES) {
            throw new ReceiptLogCorrupt(file, at, "no record here, and more follows than a crash leaves");
        }
        ByteBuffer left = window(in, at, size);
        int end = left.limit();
        while (end > 0 && left.get(end - 1) == 0) {
            end--;
        }
        if (end > MOST_TORN_BYTES) {
            throw new ReceiptLogCorrupt(file, at, "no record here, and more follows than is written at once");
        }
        return end;
    }

    // The bytes of a batch may reach the disk in any order, so records of one batch may be whole behind a hole. A record of a
    // later batch was written after the missing one had been durable, and perhaps told: then it was not torn off.
    private void checkTorn(Path file, long at, long torn, ByteBuffer window) throws ReceiptLogCorrupt {
        for (int behind = 1; behind < torn; behind++) {
            ByteBuffer later = window.duplicate().position(window.position() + behind);
            if (RecordCodec.read(later) instanceof Found.Whole(LogRecord record, _) && record.head().batchStart() > nextIndex) {
                throw new ReceiptLogCorrupt(file, at, "record " + nextIndex + " is damaged: later ones follow it");
            }
        }
    }

    private void truncate(Path file, long size) throws IOException {
        try (LogDisk.Segment segment = disk.open(file)) {
            segment.truncate(size);
        }
    }
}
