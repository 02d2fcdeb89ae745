package io.riskmesh.attestation.pki;

import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.DerWriter;
import io.riskmesh.attestation.der.MalformedDer;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// An ECDSA signature over P-256, both parts within 1..n-1. A high s is legal, so that every signature has two encodings: bytes that
/// hold one are no token of uniqueness.
public record P256Signature(BigInteger r, BigInteger s) {

    /// Order of the group.
    public static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    public static final int RAW_BYTES = 64;

    /// Most octets of one part as DER integer.
    private static final int PART_BYTES = 33;

    public P256Signature {
        if (!isPart(r) || !isPart(s)) {
            throw new IllegalArgumentException("Both parts of a signature lie within 1..n-1");
        }
    }

    /// From r || s, 32 bytes each, big-endian; empty if a part is out of range.
    public static Optional<P256Signature> ofRaw(byte[] raw) {
        if (raw.length != RAW_BYTES) {
            return Optional.empty();
        }
        return of(new BigInteger(1, Arrays.copyOf(raw, 32)), new BigInteger(1, Arrays.copyOfRange(raw, 32, RAW_BYTES)));
    }

    /// From the DER of `Ecdsa-Sig-Value` (RFC 3279 section 2.2.3); empty if a part is out of range.
    public static Optional<P256Signature> ofDer(byte[] der) throws MalformedDer {
        DerReader outer = DerReader.of(der);
        DerReader parts = outer.enter(DerTag.SEQUENCE);
        outer.end();
        BigInteger r = parts.integer(PART_BYTES);
        BigInteger s = parts.integer(PART_BYTES);
        parts.end();
        return of(r, s);
    }

    /// r || s
    public byte[] raw() {
        byte[] raw = new byte[RAW_BYTES];
        put(r, raw, 32);
        put(s, raw, RAW_BYTES);
        return raw;
    }

    public byte[] der() {
        return DerWriter.sequence(DerWriter.integer(r), DerWriter.integer(s));
    }

    private static void put(BigInteger part, byte[] raw, int end) {
        byte[] bytes = part.toByteArray();
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, raw, end - length, length);
    }

    private static Optional<P256Signature> of(BigInteger r, BigInteger s) {
        return isPart(r) && isPart(s) ? Optional.of(new P256Signature(r, s)) : Optional.empty();
    }

    private static boolean isPart(BigInteger part) {
        return part.signum() > 0 && part.compareTo(ORDER) < 0;
    }
}
