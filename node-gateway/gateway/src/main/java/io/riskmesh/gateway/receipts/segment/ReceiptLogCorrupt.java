package io.riskmesh.gateway.receipts.segment;

import java.nio.file.Path;

/// A log that must not be opened: damage where no crash can make it, or records that do not follow each other. Its message begins
/// with the code `receipt_log_corrupt`, the segment and the offset.
public final class ReceiptLogCorrupt extends Exception {
    private static final long serialVersionUID = 1;

    ReceiptLogCorrupt(Path segment, long offset, String found) {
        super("receipt_log_corrupt " + segment.getFileName() + " " + offset + " " + found);
    }
}
