package io.riskmesh.attestation.session;

import io.riskmesh.attestation.frame.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What both ends of an HPKE encapsulation share. Sessions take exported keys only, one per direction, as the context's own key
/// serves one direction; [#seal] and [#open] are RFC 9180's single-direction encryption. Thread-safe.
public final class HpkeContext {

    private final Hkdf hkdf;
    private final byte[] key;
    private final byte[] baseNonce;
    private final byte[] exporterSecret;

    HpkeContext(Hkdf hkdf, byte[] key, byte[] baseNonce, byte[] exporterSecret) {
        this.hkdf = hkdf;
        this.key = key;
        this.baseNonce = baseNonce;
        this.exporterSecret = exporterSecret;
    }

    /// A secret of its own for this context string (RFC 9180 section 5.3).
    public byte[] export(byte[] exporterContext, int length) {
        return hkdf.expand(exporterSecret, "sec", exporterContext, length);
    }

    byte[] export(String exporterContext, int length) {
        return export(exporterContext.getBytes(StandardCharsets.US_ASCII), length);
    }

    /// Seals message `sequence` (RFC 9180 section 5.2); a number is used once.
    byte[] seal(long sequence, byte[] aad, byte[] plain) {
        return new Aead(key, baseNonce).seal(sequence, aad, plain);
    }

    byte[] open(long sequence, byte[] aad, byte[] sealed) throws MalformedMessage {
        return new Aead(key, baseNonce).open(sequence, aad, sealed);
    }

    /// Overwrites the secrets; the context is of no use afterwards.
    public void erase() {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(baseNonce, (byte) 0);
        Arrays.fill(exporterSecret, (byte) 0);
    }

    @Override
    public String toString() {
        return "HpkeContext[REDACTED]";
    }
}
