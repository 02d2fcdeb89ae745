package io.riskmesh.ledger.canonical;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/// Bytes that the ledger carries and does not look into; written as base64url without padding. Immutable.
public final class OpaqueBytes {

    private final byte[] bytes;

    private OpaqueBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Wraps a copy.
    public static OpaqueBytes of(byte[] bytes) {
        return new OpaqueBytes(bytes.clone());
    }

    /// Reads the one encoding that [#base64] gives; padding, other alphabets and stray bits at the end are refused.
    public static OpaqueBytes fromBase64(String text) throws MalformedFact {
        try {
            OpaqueBytes read = new OpaqueBytes(Base64.getUrlDecoder().decode(text));
            if (read.base64().equals(text)) {
                return read;
            }
        } catch (IllegalArgumentException _) {
            // Refused below, as any other text that is no encoding.
        }
        throw new MalformedFact("Expected base64url without padding");
    }

    public String base64() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    /// Puts them where they are needed, without a copy on the way.
    public void putInto(ByteBuffer out) {
        out.put(bytes);
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpaqueBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The length alone: what the bytes are is for others to say.
    @Override
    public String toString() {
        return "OpaqueBytes[" + bytes.length + "]";
    }
}
