package io.riskmesh.gateway.receipts.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the leaves that say nothing: HMAC-SHA256 of their place, so that only their number is stored and nobody without the key
/// tells them from others. Not thread-safe.
public final class PaddingKey {
    private static final byte[] LABEL = "riskmesh/receipt-padding/1".getBytes(StandardCharsets.US_ASCII);

    private final Mac mac;

    /// @param key 32 secret bytes, the same for the life of the log
    public PaddingKey(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    byte[] leaf(int index) {
        mac.update(LABEL);
        return mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(index).array());
    }

    @Override
    public String toString() {
        return "PaddingKey[REDACTED]";
    }
}
