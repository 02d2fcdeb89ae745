package io.riskmesh.attestation.rejection;

import io.riskmesh.ledger.reason.AttestationReason;

/// Why evidence or collateral is not trusted. A value: the same bytes at the same instant give the same rejection everywhere.
///
/// @param detail what was expected and what came, in one line; names public values only
public record Rejection(AttestationReason code, String detail) {

    @Override
    public String toString() {
        return code + " " + detail;
    }
}
