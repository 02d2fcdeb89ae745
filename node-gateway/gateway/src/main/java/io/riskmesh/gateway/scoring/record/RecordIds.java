package io.riskmesh.gateway.scoring.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Ids of scores and receipts: a prefix and 26 characters of Crockford's base 32, in the order of time. They carry the record's time
/// and index and an HMAC of both, so that they are found without a table and nobody makes up another one. Thread-safe.
public final class RecordIds {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 26;
    private static final int BYTES = 16;
    private static final int TAG_BYTES = 5;
    private static final long INDEX_MASK = (1L << 40) - 1;

    private final byte[] secret;

    /// What an id stands for.
    public enum Kind {
        SCORE("scr_"),
        RECEIPT("rcp_");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /// @param secret 32 bytes of the gateway
    public RecordIds(byte[] secret) {
        this.secret = secret.clone();
    }

    /// The id of a record.
    ///
    /// @param time of the record, ms since the epoch
    public String of(Kind kind, long index, long time) {
        byte[] bytes = head(index, time).array();
        System.arraycopy(tag(kind, bytes), 0, bytes, BYTES - TAG_BYTES, TAG_BYTES);
        return kind.prefix + encode(bytes);
    }

    /// The index in an id that [#of] made; empty for anything else.
    public OptionalLong index(Kind kind, String id) {
        if (!id.startsWith(kind.prefix) || id.length() != kind.prefix.length() + CHARACTERS) {
            return OptionalLong.empty();
        }
        byte[] bytes = new byte[BYTES];
        if (!decode(id.substring(kind.prefix.length()), bytes)) {
            return OptionalLong.empty();
        }
        byte[] found = Arrays.copyOfRange(bytes, BYTES - TAG_BYTES, BYTES);
        Arrays.fill(bytes, BYTES - TAG_BYTES, BYTES, (byte) 0);
        return MessageDigest.isEqual(found, tag(kind, bytes)) ? OptionalLong.of(ByteBuffer.wrap(bytes).getLong(3) & INDEX_MASK)
                : OptionalLong.empty();
    }

    // Time 48 bits, index 40, the rest is the tag's.
    private static ByteBuffer head(long index, long time) {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putShort((short) (time >>> 32)).putInt((int) time).put((byte) (index >>> 32)).putInt((int) index);
        return out;
    }

    private byte[] tag(Kind kind, byte[] head) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(kind.prefix.getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(mac.doFinal(head), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    // 130 bits hold 128: the first character has three of them.
    private static String encode(byte[] bytes) {
        java.math.BigInteger value = new java.math.BigInteger(1, bytes);
        char[] out = new char[CHARACTERS];
        for (int i = CHARACTERS - 1; i >= 0; i--) {
            out[i] = ALPHABET.charAt(value.intValue() & 31);
            value = value.shiftRight(5);
        }
        return new String(out);
    }

    private static boolean decode(String text, byte[] out) {
        java.math.BigInteger value = java.math.BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return false;
            }
            value = value.shiftLeft(5).or(java.math.BigInteger.valueOf(digit));
        }
        if (value.bitLength() > 8 * BYTES) {
            return false;
        }
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, BYTES);
        System.arraycopy(bytes, bytes.length - length, out, BYTES - length, length);
        return true;
    }

    @Override
    public String toString() {
        return "RecordIds[REDACTED]";
    }
}
