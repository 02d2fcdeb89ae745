package io.riskmesh.gateway.receipts.log;

/// The log writes no more: it was closed, or its disk failed or is nearly full.
public final class ReceiptLogClosed extends Exception {
    private static final long serialVersionUID = 1;

    ReceiptLogClosed(String message, Throwable cause) {
        super(message, cause);
    }
}
