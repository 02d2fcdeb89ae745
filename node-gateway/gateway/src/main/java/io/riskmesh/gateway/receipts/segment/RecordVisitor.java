package io.riskmesh.gateway.receipts.segment;

import io.riskmesh.gateway.receipts.record.LogRecord;

/// Is shown the records of a log in order.
@FunctionalInterface
public interface RecordVisitor {

    /// @param segment number, from 1
    /// @param offset of the record's first byte
    /// @throws UnfitRecord if the record does not follow from those before it: the log is not opened
    void record(int segment, long offset, LogRecord record) throws UnfitRecord;
}
