package io.riskmesh.attestation.quote;

import static io.riskmesh.ledger.reason.AttestationReason.QUOTE_TRAILING_BYTES;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.Arrays;
import java.util.List;

/// A quote, parsed: SGX of version 3, SGX or TDX of versions 4 and 5. That it parses says nothing about trust. Nobody changes its
/// arrays.
///
/// A quote has two valid encodings for each of its signatures (see [P256Signature]), so that a digest of one is no token of
/// uniqueness.
///
/// @param signedBytes what the attestation key signed: header and body
/// @param attestationKeyBytes the point as it stands in the quote
/// @param qeReport of the quoting enclave
/// @param authData of the quoting enclave, bound by its report
/// @param pckChain three certificates in DER, leaf first
public record Quote(int version, TeeType tee, ReportBody body, byte[] signedBytes, P256Signature signature,
        P256Key attestationKey, byte[] attestationKeyBytes, SgxReport qeReport, P256Signature qeReportSignature, byte[] authData,
        List<byte[]> pckChain) {

    public static final int MOST_BYTES = 16_384;

    /// Reads the one encoding; bytes after the signature data are a rejection.
    public static Quote parse(byte[] bytes) throws Rejected {
        return new QuoteReader(bytes).read();
    }

    /// Reads a quote out of a buffer of fixed size, as TDX gives it: zero bytes after the signature data are trimmed, others are a
    /// rejection.
    public static Quote parseZeroPadded(byte[] buffer) throws Rejected {
        int end = QuoteReader.end(buffer);
        for (int i = end; i < buffer.length; i++) {
            Rejected.unless(buffer[i] == 0, QUOTE_TRAILING_BYTES, "the padding is not of zeros");
        }
        return parse(Arrays.copyOf(buffer, end));
    }
}
