package io.riskmesh.embedded.authority;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/// ECDSA with P-256 and SHA-256, DER, with the smaller of the two values of s: an MSP refuses the other one, because
/// anybody could turn one valid signature into a second.
public final class LowS {
    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);
    private static final BigInteger HALF = ORDER.shiftRight(1);
    private static final int INTEGER = 0x02;
    private static final int SEQUENCE = 0x30;
    private static final int MOST_BYTES = 33;

    private LowS() {}

    /// Signs the bytes.
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(message);
            return lowered(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform signs with a P-256 key", e);
        }
    }

    // DER of SEQUENCE {INTEGER r, INTEGER s}; both have at most 33 bytes, so every length is one byte.
    private static byte[] lowered(byte[] der) {
        int rLength = der[3];
        BigInteger s = new BigInteger(1, der, 6 + rLength, der[5 + rLength]);
        if (s.compareTo(HALF) <= 0) {
            return der;
        }
        byte[] low = ORDER.subtract(s).toByteArray();
        if (rLength > MOST_BYTES || low.length > MOST_BYTES) {
            throw new IllegalStateException("A P-256 signature has numbers of at most 33 bytes");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SEQUENCE);
        out.write(4 + rLength + low.length);
        out.write(der, 2, 2 + rLength);
        out.write(INTEGER);
        out.write(low.length);
        out.write(low, 0, low.length);
        return out.toByteArray();
    }
}
