package io.riskmesh.attestation.quote;

import java.util.Arrays;

/// The report of a trust domain: 584 bytes in version 1.0, 648 in 1.5. Immutable; each accessor of bytes gives a copy.
public final class TdReport implements ReportBody {

    public static final int BYTES = 584;
    public static final int BYTES_1_5 = 648;

    private final byte[] bytes;

    TdReport(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Security versions of the platform when the domain was launched, 16 bytes.
    public byte[] teeTcbSvn() {
        return Arrays.copyOf(bytes, 16);
    }

    /// Whether the report knows the versions of now as well as those of its launch.
    public boolean isVersion15() {
        return bytes.length == BYTES_1_5;
    }

    /// Security versions that a domain launched now would have, 16 bytes; of a 1.5 report only.
    public byte[] teeTcbSvnNow() {
        if (!isVersion15()) {
            throw new IllegalStateException("A report of version 1.0 has no versions of now");
        }
        return Arrays.copyOfRange(bytes, 584, 600);
    }

    public byte[] mrSignerSeam() {
        return Arrays.copyOfRange(bytes, 64, 112);
    }

    public byte[] seamAttributes() {
        return Arrays.copyOfRange(bytes, 112, 120);
    }

    public byte[] mrTd() {
        return Arrays.copyOfRange(bytes, 136, 184);
    }

    /// Any bit of the first byte of the attributes makes a domain one under debug.
    @Override
    public boolean isDebug() {
        return bytes[120] != 0;
    }

    @Override
    public byte[] reportData() {
        return Arrays.copyOfRange(bytes, 520, BYTES);
    }
}
