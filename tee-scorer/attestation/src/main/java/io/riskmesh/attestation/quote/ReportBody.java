package io.riskmesh.attestation.quote;

/// What a quote vouches for.
public sealed interface ReportBody permits SgxReport, TdReport {

    int REPORT_DATA_BYTES = 64;

    /// Whether the owner of the machine may look into what was measured.
    boolean isDebug();

    /// The 64 bytes that the measured code chose, copied.
    byte[] reportData();
}
