package io.riskmesh.embedded.storage;

/// The disk took a block only in part or not at all; from then on nothing is written until a restart. Message:
/// `ledger_read_only <cause>`.
public final class ReadOnlyLedger extends Exception {
    private static final long serialVersionUID = 1L;

    public ReadOnlyLedger(Throwable cause) {
        super("ledger_read_only " + cause.getMessage(), cause);
    }
}
