package io.riskmesh.verifier.validation;

import java.util.Locale;

/// Why a transaction is invalid, finer than Fabric's flag. Stable strings of the report.
public enum Cause {
    NONE,
    ENVELOPE_MALFORMED,
    HEADER_MALFORMED,
    CREATOR_UNKNOWN,
    CREATOR_SIGNATURE,
    TRANSACTION_ID,
    PROPOSAL_HASH,
    TRANSACTION_MALFORMED,
    DUPLICATE_TRANSACTION,
    CHAINCODE_UNKNOWN,
    WRITE_SET_ILLEGAL,
    ENDORSEMENT_INVALID,
    ENDORSEMENT_MISSING,
    ENDORSEMENT_WRONG_ORGANISATIONS,
    CONFIGURATION_INVALID,
    READ_CONFLICT,
    PHANTOM_READ;

    private final String code = name().toLowerCase(Locale.ROOT);

    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
