package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of judging evidence (design `attestation-and-scoring.md` sections 2 to 4); in a refusal of the contract the first word of its detail.
public enum AttestationReason implements ReasonCode {
    QUOTE_MALFORMED,
    QUOTE_TRAILING_BYTES,
    QUOTE_VERSION_UNSUPPORTED,
    TEE_TYPE_UNSUPPORTED,
    KEY_TYPE_UNSUPPORTED,
    QE_VENDOR_UNKNOWN,
    CERTIFICATION_DATA_UNSUPPORTED,
    PEM_NOT_CANONICAL,
    ROOT_NOT_PINNED,
    CHAIN_INVALID,
    CERTIFICATE_EXPIRED,
    CERTIFICATE_REVOKED,
    CRL_MISSING,
    CRL_MALFORMED,
    CRL_WRONG_ISSUER,
    CRL_SIGNATURE_INVALID,
    CRL_NOT_CURRENT,
    COLLATERAL_MALFORMED,
    COLLATERAL_SIGNATURE_INVALID,
    COLLATERAL_EXPIRED,
    COLLATERAL_TOO_OLD,
    COLLATERAL_MISMATCH,
    QE_REPORT_SIGNATURE_INVALID,
    QE_REPORT_DATA_MISMATCH,
    QUOTE_SIGNATURE_INVALID,
    QE_IDENTITY_MISMATCH,
    TCB_NOT_SUPPORTED,
    TDX_MODULE_MISMATCH,
    STATUS_NOT_ACCEPTED,
    ADVISORY_NOT_NAMED,
    PLATFORM_NOT_LISTED,
    MEASUREMENT_NOT_APPROVED,
    SVN_TOO_LOW,
    DEBUG_ENCLAVE,
    CLAIMS_MALFORMED,
    REPORT_DATA_MISMATCH,
    BINDING_MISMATCH,
    EVIDENCE_TOO_OLD,
    RATLS_LEGACY_ONLY,
    RATLS_QUOTES_DIFFER;

    private final String code = name().toLowerCase(Locale.ROOT);

    @Override
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
