package io.riskmesh.gateway.people.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/// Public keys as RFC 7518 section 6 writes them.
final class PublicKeys {
    private static final int COORDINATE_BYTES = 32;
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 8192;
    private static final int MOST_EXPONENT_BITS = 64;
    private static final ECParameterSpec P256 = p256();

    private PublicKeys() {}

    /// Empty for every other kind, for a point off the curve and for a weak modulus.
    static Optional<PublicKey> of(JsonNode key) {
        try {
            return switch (key.path("kty").asText("")) {
                case "EC" -> ec(key);
                case "RSA" -> rsa(key);
                default -> Optional.empty();
            };
        } catch (InvalidKeySpecException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has EC and RSA", e);
        }
    }

    private static Optional<PublicKey> ec(JsonNode key) throws GeneralSecurityException {
        Optional<byte[]> x = SignedToken.base64(key.path("x").asText(""));
        Optional<byte[]> y = SignedToken.base64(key.path("y").asText(""));
        if (!key.path("crv").asText("").equals("P-256") || x.isEmpty() || y.isEmpty() || x.get().length != COORDINATE_BYTES
                || y.get().length != COORDINATE_BYTES) {
            return Optional.empty();
        }
        ECPoint point = new ECPoint(new BigInteger(1, x.get()), new BigInteger(1, y.get()));
        return isOnCurve(point) ? Optional.of(KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256))) : Optional.empty();
    }

    private static boolean isOnCurve(ECPoint point) {
        BigInteger p = ((ECFieldFp) P256.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(3).add(P256.getCurve().getA().multiply(x)).add(P256.getCurve().getB()).mod(p);
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.multiply(y).mod(p).equals(right);
    }

    private static Optional<PublicKey> rsa(JsonNode key) throws GeneralSecurityException {
        Optional<byte[]> modulus = SignedToken.base64(key.path("n").asText(""));
        Optional<byte[]> exponent = SignedToken.base64(key.path("e").asText(""));
        if (modulus.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        BigInteger n = new BigInteger(1, modulus.get());
        BigInteger e = new BigInteger(1, exponent.get());
        if (n.bitLength() < LEAST_RSA_BITS || n.bitLength() > MOST_RSA_BITS || !e.testBit(0) || e.bitLength() < 2
                || e.bitLength() > MOST_EXPONENT_BITS) {
            return Optional.empty();
        }
        return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(n, e)));
    }

    private static ECParameterSpec p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }
}
