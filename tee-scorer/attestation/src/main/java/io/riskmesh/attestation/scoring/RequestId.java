package io.riskmesh.attestation.scoring;

import java.util.HexFormat;

/// 16 bytes that name a payer's request: HMAC of its idempotency key under a secret of the gateway, so that a retry after a crash
/// repeats it. Immutable.
///
/// @param hex 32 lower-case hex digits
public record RequestId(String hex) {

    public static final int BYTES = 16;

    /// @param bytes 16 of them
    public static RequestId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A request id has 16 bytes, got " + bytes.length);
        }
        return new RequestId(HexFormat.of().formatHex(bytes));
    }

    public byte[] toBytes() {
        return HexFormat.of().parseHex(hex);
    }
}
