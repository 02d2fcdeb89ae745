package io.riskmesh.embedded.simulation;

/// The chaincode asked for something that this ledger does not have or that Fabric forbids; a bug of the chaincode.
final class ChaincodeMisuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChaincodeMisuse(String message) {
        super(message);
    }
}
