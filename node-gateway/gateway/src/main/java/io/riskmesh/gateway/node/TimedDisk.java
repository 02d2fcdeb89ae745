package io.riskmesh.gateway.node;

import io.riskmesh.gateway.metrics.Metric;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// A receipt log's disk whose syncs are measured.
record TimedDisk(LogDisk disk, Metrics metrics, LongSupplier nanos) implements LogDisk {

    @Override
    public Segment open(Path file) throws IOException {
        return new TimedSegment(disk.open(file), metrics, nanos);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        disk.syncFolder(folder);
    }

    @Override
    public long usableBytes(Path folder) throws IOException {
        return disk.usableBytes(folder);
    }

    private record TimedSegment(Segment segment, Metrics metrics, LongSupplier nanos) implements Segment {

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            segment.append(bytes);
        }

        @Override
        public void force() throws IOException {
            long from = nanos.getAsLong();
            segment.force();
            metrics.time(Metric.RECEIPT_FSYNC_SECONDS, nanos.getAsLong() - from);
        }

        @Override
        public void truncate(long size) throws IOException {
            segment.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return segment.size();
        }

        @Override
        public void close() throws IOException {
            segment.close();
        }
    }
}
