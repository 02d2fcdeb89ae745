package io.riskmesh.contract.refusal;

import io.riskmesh.ledger.reason.ReasonCode;

/// Why a call writes nothing. A value: the same call on the same state is refused with the same bytes by every endorser.
///
/// @param detail what was expected and what came, in one line; names ids and numbers of the ledger only
public record Refusal(ReasonCode code, String detail) {

    /// The message of the response: `REFUSED <code> <detail>`. Fabric's gateway hands it to the client; a payload would not travel.
    public String message() {
        return "REFUSED " + code.code() + " " + detail;
    }
}
