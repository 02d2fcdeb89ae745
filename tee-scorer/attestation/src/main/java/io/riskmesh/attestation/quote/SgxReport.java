package io.riskmesh.attestation.quote;

import java.util.Arrays;

/// The report of an enclave, 384 bytes, little-endian. Immutable; each accessor of bytes gives a copy.
public final class SgxReport implements ReportBody {

    public static final int BYTES = 384;

    private static final int DEBUG = 0x02;

    private final byte[] bytes;

    SgxReport(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The whole report, as it was signed.
    public byte[] toBytes() {
        return bytes.clone();
    }

    public byte[] miscSelect() {
        return Arrays.copyOfRange(bytes, 16, 20);
    }

    public byte[] attributes() {
        return Arrays.copyOfRange(bytes, 48, 64);
    }

    public byte[] mrEnclave() {
        return Arrays.copyOfRange(bytes, 64, 96);
    }

    public byte[] mrSigner() {
        return Arrays.copyOfRange(bytes, 128, 160);
    }

    public int isvProdId() {
        return LittleEndian.u16(bytes, 256);
    }

    public int isvSvn() {
        return LittleEndian.u16(bytes, 258);
    }

    @Override
    public boolean isDebug() {
        return (bytes[48] & DEBUG) != 0;
    }

    @Override
    public byte[] reportData() {
        return Arrays.copyOfRange(bytes, 320, BYTES);
    }
}
