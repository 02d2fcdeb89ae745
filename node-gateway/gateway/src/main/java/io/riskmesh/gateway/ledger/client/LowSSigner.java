package io.riskmesh.gateway.ledger.client;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.hyperledger.fabric.client.identity.Signer;

/// Signs digests with a P-256 key, also one that never leaves its token: the platform's `NONEwithECDSA`, then the smaller of
/// the two values of s, as an MSP refuses the other one.
public final class LowSSigner implements Signer {
    private static final BigInteger ORDER =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);
    private static final BigInteger HALF = ORDER.shiftRight(1);
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    private final PrivateKey key;

    /// A signer for one key.
    public LowSSigner(PrivateKey key) {
        this.key = key;
    }

    @Override
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("NONEwithECDSA");
        signature.initSign(key);
        signature.update(digest);
        return lowered(signature.sign());
    }

    // DER of SEQUENCE {INTEGER r, INTEGER s}; both have at most 33 bytes, so every length is one byte.
    static byte[] lowered(byte[] der) {
        int rLength = der[3];
        BigInteger s = new BigInteger(1, der, 6 + rLength, der[5 + rLength]);
        if (s.compareTo(HALF) <= 0) {
            return der;
        }
        byte[] low = ORDER.subtract(s).toByteArray();
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
