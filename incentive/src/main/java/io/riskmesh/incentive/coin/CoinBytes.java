package io.riskmesh.incentive.coin;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Numbers that follow from the coin. The coin is public once it is tossed; nobody knew it before (design `incentive.md`
/// section 3). Not thread-safe.
final class CoinBytes {

    private final Mac mac;

    CoinBytes(Digest coin) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(coin.toBytes(), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    /// u(x): the first 8 bytes of HMAC-SHA256(coin, label || x), an unsigned number.
    long unsigned(String label, byte[] x) {
        mac.update(label.getBytes(StandardCharsets.US_ASCII));
        return ByteBuffer.wrap(mac.doFinal(x)).getLong();
    }

    /// HMAC-SHA256(coin, label).
    byte[] seed(String label) {
        return mac.doFinal(label.getBytes(StandardCharsets.US_ASCII));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
