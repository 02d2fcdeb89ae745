package io.riskmesh.gateway.ledger.projection;

/// A block does not continue the blocks before it, or cannot be read. The rows before it stand.
public final class BrokenChain extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenChain(String message, Throwable cause) {
        super(message, cause);
    }
}
