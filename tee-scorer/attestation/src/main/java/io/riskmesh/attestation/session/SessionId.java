package io.riskmesh.attestation.session;

import java.security.SecureRandom;
import java.util.HexFormat;

/// 16 random bytes that name a session; not secret. Immutable.
///
/// @param hex 32 lower-case hex digits
public record SessionId(String hex) {

    public static final int BYTES = 16;

    /// @param bytes 16 of them
    public static SessionId of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A session id has 16 bytes, got " + bytes.length);
        }
        return new SessionId(HexFormat.of().formatHex(bytes));
    }

    public static SessionId random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(bytes);
    }

    public byte[] toBytes() {
        return HexFormat.of().parseHex(hex);
    }
}
