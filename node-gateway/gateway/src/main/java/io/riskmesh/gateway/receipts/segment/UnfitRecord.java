package io.riskmesh.gateway.receipts.segment;

/// A whole record that cannot stand where it stands.
public final class UnfitRecord extends Exception {
    private static final long serialVersionUID = 1;

    public UnfitRecord(String message) {
        super(message);
    }
}
