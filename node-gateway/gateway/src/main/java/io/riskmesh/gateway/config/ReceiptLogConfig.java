package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.time.Duration;

/// `receiptLog`: how receipts become a tree, and how long their meaning is kept. The log lies in `receipts` of the data folder.
///
/// @param segment a file of the log ends beyond this size
/// @param integrateEvery receipts enter the tree at least this often
/// @param anchorEvery a busy log writes its head to the ledger this often
/// @param anchorAfter or after so many receipts
/// @param keepFor private parts can be read for so long; at least 183 days
/// @param leastFree below it scoring stops
public record ReceiptLogConfig(DataSize segment, Duration integrateEvery, Duration anchorEvery, int anchorAfter, Duration keepFor,
        DataSize leastFree) {
    /// Checks the ranges.
    public ReceiptLogConfig {
        Range.check("segment", segment.bytes(), 1L << 20, 1L << 30);
        Range.check("integrateEvery", integrateEvery, "10ms", "60s");
        Range.check("anchorEvery", anchorEvery, "100ms", "1h");
        Range.check("anchorAfter", anchorAfter, 1, 1_000_000);
        Range.check("keepFor", keepFor, "183d", "36500d");
        Range.check("leastFree", leastFree.bytes(), 0, 1L << 40);
    }

    static ReceiptLogConfig read(Block block) throws Stopped {
        return new ReceiptLogConfig(block.size("segment", "64MiB"), block.duration("integrateEvery", "1s"),
                block.duration("anchorEvery", "60s"), block.integer("anchorAfter", 10_000), block.duration("keepFor", "1825d"),
                block.size("leastFree", "1GiB"));
    }
}
