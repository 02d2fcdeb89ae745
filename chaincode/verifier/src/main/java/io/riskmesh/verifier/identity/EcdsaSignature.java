package io.riskmesh.verifier.identity;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;

/// ECDSA with SHA-256 as Fabric takes it: strict DER, and `s` in the lower half of the group's order, so that nobody
/// can turn one valid signature into another.
public final class EcdsaSignature {

    private EcdsaSignature() {}

    /// Whether the signature is valid for the parts, one after the other.
    public static boolean verifies(ECPublicKey key, ByteString signature, ByteString... parts) {
        byte[] der = signature.toByteArray();
        if (!isLowS(der, key.getParams().getOrder())) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            for (ByteString part : parts) {
                for (ByteBuffer buffer : part.asReadOnlyByteBufferList()) {
                    check.update(buffer);
                }
            }
            return check.verify(der);
        } catch (SignatureException | InvalidKeyException _) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has ECDSA", e);
        }
    }

    /// Whether the bytes are the DER encoding of two positive integers, the second at most half the order.
    static boolean isLowS(byte[] der, BigInteger order) {
        if (der.length < 8 || der.length > 140 || der[0] != 0x30) {
            return false;
        }
        int start = 2;
        int length = der[1] & 0xff;
        if (length == 0x81) {
            start = 3;
            length = der[2] & 0xff;
            if (length < 0x80) {
                return false;
            }
        }
        int secondAt = endOfInteger(der, start);
        return length == der.length - start && secondAt > 0 && endOfInteger(der, secondAt) == der.length
                && isAtMostHalf(der, secondAt, order);
    }

    /// The index after a minimal positive DER integer of at most 66 bytes, -1 if there is none.
    private static int endOfInteger(byte[] der, int at) {
        if (at + 2 >= der.length || der[at] != 0x02) {
            return -1;
        }
        int length = der[at + 1];
        int end = at + 2 + length;
        if (length < 1 || length > 67 || end > der.length || der[at + 2] < 0) {
            return -1;
        }
        boolean padded = length > 1 && der[at + 2] == 0 && der[at + 3] >= 0;
        return padded ? -1 : end;
    }

    private static boolean isAtMostHalf(byte[] der, int at, BigInteger order) {
        BigInteger s = new BigInteger(der, at + 2, der[at + 1]);
        return s.signum() > 0 && s.compareTo(order.shiftRight(1)) <= 0;
    }
}
