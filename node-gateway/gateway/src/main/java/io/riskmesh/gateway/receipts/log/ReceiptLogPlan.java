package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import java.nio.file.Path;
import java.time.Clock;

/// How a log is opened.
///
/// @param id of the log: the party's id, a dot, a name
/// @param folder of the segments
/// @param queue most records that wait; more are not taken
/// @param segmentBytes limit of a segment
/// @param leastFreeBytes below it the log closes
public record ReceiptLogPlan(String id, Path folder, int queue, long segmentBytes, long leastFreeBytes, PrivateParts parts,
        PaddingKey padding, Clock clock, LogDisk disk) {
    private static final int QUEUE = 4096;
    private static final long SEGMENT_BYTES = 64L << 20;
    private static final long LEAST_FREE_BYTES = 1L << 30;

    public ReceiptLogPlan {
        if (queue < 1 || segmentBytes < 1 || leastFreeBytes < 0) {
            throw new IllegalArgumentException("Expected a queue and segments of at least 1, got " + queue + " and " + segmentBytes);
        }
    }

    /// With the standard limits.
    public static ReceiptLogPlan of(String id, Path folder, PrivateParts parts, PaddingKey padding, Clock clock) {
        return new ReceiptLogPlan(id, folder, QUEUE, SEGMENT_BYTES, LEAST_FREE_BYTES, parts, padding, clock, LogDisk.ofMachine());
    }
}
