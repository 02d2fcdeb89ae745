package io.riskmesh.gateway.people.provider;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keys of a provider, and tokens under them: right ones, and those that an attacker would make.
public final class TokenMaker {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final KeyPair ec = pair("EC");
    private final KeyPair rsa = pair("RSA");
    private final String suffix;

    /// @param suffix of the ids of its keys
    public TokenMaker(String suffix) {
        this.suffix = suffix;
    }

    private static KeyPair pair(String kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(2048);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public ObjectNode keySet() {
        ECPublicKey point = (ECPublicKey) ec.getPublic();
        RSAPublicKey modulus = (RSAPublicKey) rsa.getPublic();
        ObjectNode set = JSON.objectNode();
        set.putArray("keys")
                .add(JSON.objectNode().put("kty", "EC").put("crv", "P-256").put("kid", "ec" + suffix).put("use", "sig")
                        .put("x", number(point.getW().getAffineX(), 32)).put("y", number(point.getW().getAffineY(), 32)))
                .add(JSON.objectNode().put("kty", "RSA").put("kid", "rsa" + suffix).put("n", number(modulus.getModulus(), 256))
                        .put("e", number(modulus.getPublicExponent(), 3)))
                .add(JSON.objectNode().put("kty", "oct").put("kid", "hmac").put("k", "c2VjcmV0"));
        return set;
    }

    private static String number(BigInteger number, int bytes) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[bytes];
        int from = Math.max(0, all.length - bytes);
        System.arraycopy(all, from, fixed, bytes - (all.length - from), all.length - from);
        return BASE64.encodeToString(fixed);
    }

    public String es256(String type, ObjectNode claims) {
        return signed(header("ES256", "ec" + suffix, type), claims);
    }

    public ObjectNode header(String algorithm, String keyId, String type) {
        return JSON.objectNode().put("alg", algorithm).put("kid", keyId).put("typ", type);
    }

    public String rsaKeyId() {
        return "rsa" + suffix;
    }

    public String ecKeyId() {
        return "ec" + suffix;
    }

    /// Signed as the header's algorithm says.
    public String signed(ObjectNode header, ObjectNode claims) {
        String input = BASE64.encodeToString(header.toString().getBytes(StandardCharsets.UTF_8)) + "."
                + BASE64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] signature = switch (header.path("alg").asText()) {
                case "ES256" -> sign(Signature.getInstance("SHA256withECDSAinP1363Format"), ec, bytes);
                case "RS256" -> sign(Signature.getInstance("SHA256withRSA"), rsa, bytes);
                case "PS256" -> {
                    Signature pss = Signature.getInstance("RSASSA-PSS");
                    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                    yield sign(pss, rsa, bytes);
                }
                // The public key in the place of a shared secret: the classic confusion.
                case "HS256" -> hmac(rsa.getPublic().getEncoded(), bytes);
                default -> new byte[0];
            };
            return input + "." + BASE64.encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(Signature signature, KeyPair pair, byte[] bytes) throws GeneralSecurityException {
        signature.initSign(pair.getPrivate());
        signature.update(bytes);
        return signature.sign();
    }

    private static byte[] hmac(byte[] key, byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(bytes);
    }

    /// The token with one bit of its signature changed.
    public static String bent(String token) {
        String[] parts = token.split("\\.", -1);
        byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
        byte[] bent = Arrays.copyOf(signature, signature.length);
        bent[10] ^= 1;
        return parts[0] + "." + parts[1] + "." + BASE64.encodeToString(bent);
    }
}
