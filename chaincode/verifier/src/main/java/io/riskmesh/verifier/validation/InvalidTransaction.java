package io.riskmesh.verifier.validation;

import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Ends the checks of one transaction with Fabric's flag for it.
final class InvalidTransaction extends Exception {

    private static final long serialVersionUID = 1L;

    private final TxValidationCode flag;
    private final Cause cause;

    InvalidTransaction(TxValidationCode flag, Cause cause, String message) {
        super(message);
        this.flag = flag;
        this.cause = cause;
    }

    TxValidationCode flag() {
        return flag;
    }

    Cause why() {
        return cause;
    }
}
