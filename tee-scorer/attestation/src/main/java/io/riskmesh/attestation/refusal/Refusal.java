package io.riskmesh.attestation.refusal;

import io.riskmesh.ledger.reason.ReasonCode;

/// Why something was not done. A value that the caller must look at.
///
/// @param detail what was expected and what came, in one line; ids, numbers and digests only, never a secret or a feature
public record Refusal(ReasonCode code, String detail) {

    @Override
    public String toString() {
        return code.code() + ": " + detail;
    }
}
