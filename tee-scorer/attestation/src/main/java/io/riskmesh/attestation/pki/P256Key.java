package io.riskmesh.attestation.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A public key on P-256 whose point was found on the curve: the platform's `KeyFactory` takes points that are not. Immutable.
public final class P256Key {

    public static final int POINT_BYTES = 64;

    private static final BigInteger FIELD =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /// What stands before the point in a SubjectPublicKeyInfo (RFC 5480), up to the mark of an uncompressed point.
    private static final byte[] SPKI_PREFIX =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private final byte[] spki;
    private final PublicKey key;

    private P256Key(byte[] spki, PublicKey key) {
        this.spki = spki;
        this.key = key;
    }

    /// From x || y, 32 bytes each, big-endian; empty if that is no point of the curve.
    public static Optional<P256Key> ofPoint(byte[] point) {
        if (point.length != POINT_BYTES || !isOnCurve(point)) {
            return Optional.empty();
        }
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + POINT_BYTES);
        System.arraycopy(point, 0, spki, SPKI_PREFIX.length, POINT_BYTES);
        return Optional.of(new P256Key(spki, decode(spki)));
    }

    /// From a SubjectPublicKeyInfo with named curve and uncompressed point; empty for any other.
    public static Optional<P256Key> ofSpki(byte[] spki) {
        int prefix = SPKI_PREFIX.length;
        if (spki.length != prefix + POINT_BYTES || !Arrays.equals(spki, 0, prefix, SPKI_PREFIX, 0, prefix)) {
            return Optional.empty();
        }
        return ofPoint(Arrays.copyOfRange(spki, prefix, spki.length));
    }

    /// The SubjectPublicKeyInfo, copied.
    public byte[] spki() {
        return spki.clone();
    }

    /// Whether the signature over SHA-256 of the parts, one after the other, is of this key.
    public boolean verifies(P256Signature signature, byte[]... parts) {
        try {
            Signature ecdsa = Signature.getInstance("SHA256withECDSA");
            ecdsa.initVerify(key);
            for (byte[] part : parts) {
                ecdsa.update(part);
            }
            return ecdsa.verify(signature.der());
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has ECDSA over P-256", e);
        } catch (SignatureException _) {
            // What a provider cannot take as a signature is none.
            return false;
        }
    }

    /// y^2 = x^3 - 3x + b, both coordinates reduced.
    private static boolean isOnCurve(byte[] point) {
        BigInteger x = new BigInteger(1, Arrays.copyOf(point, 32));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 32, POINT_BYTES));
        if (x.compareTo(FIELD) >= 0 || y.compareTo(FIELD) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(B);
        return y.multiply(y).subtract(right).mod(FIELD).signum() == 0;
    }

    private static PublicKey decode(byte[] spki) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
        } catch (InvalidKeySpecException e) {
            throw new IllegalStateException("A point of the curve is a key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has elliptic curves", e);
        }
    }
}
