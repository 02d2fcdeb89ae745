package io.riskmesh.securesum.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.ScriptedRandom;
import io.riskmesh.securesum.octets.Octets;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// ECDSA P-256 and ML-DSA-65 as parties use them, against published vectors and Bouncy Castle.
final class SignatureVectorsTest {
    private static final int ML_DSA_PUBLIC_BYTES = 1952;

    /// RFC 6979, appendix A.2.5, P-256 with SHA-256.
    @ParameterizedTest
    @CsvSource({
        "sample, efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716, "
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        "test, f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367, "
                + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"
    })
    void signatures_of_rfc_6979_are_accepted_and_no_others(String message, String r, String s) throws Exception {
        PartyVerifier verifier = verifier(p256(
                "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"), mlDsa(new SecureRandom()).getPublic());
        byte[] statement = message.getBytes(StandardCharsets.US_ASCII);
        Octets signature = Octets.wrap(HexFormat.of().parseHex(r + s));
        assertTrue(verifier.verifyClassical("bank", statement, signature));
        assertFalse(verifier.verifyClassical("bank", (message + ".").getBytes(StandardCharsets.US_ASCII), signature));
        assertFalse(verifier.verifyClassical("stranger", statement, signature));
        for (int at = 0; at < 64; at++) {
            byte[] changed = signature.toArray();
            changed[at] ^= 1;
            assertFalse(verifier.verifyClassical("bank", statement, Octets.wrap(changed)));
        }
        for (String malformed : new String[] {"", r, r + s + "00", "00".repeat(64), "ff".repeat(64)}) {
            assertFalse(verifier.verifyClassical("bank", statement, Octets.wrap(HexFormat.of().parseHex(malformed))));
        }
    }

    /// Accumulated vectors of FIPS 204 (C2SP, Community Cryptography Test Vectors, ML-DSA): seeds are drawn from SHAKE-128 of
    /// nothing, public keys and deterministic signatures of the empty message are hashed.
    @Test
    void a_hundred_accumulated_vectors_of_ml_dsa_65() throws Exception {
        assertEquals("8358a1843220194417cadbc2651295cd8fc65125b5a5c1a239a16dc8b57ca199", accumulated(100));
    }

    @Tag("acceptance")
    @Test
    void ten_thousand_accumulated_vectors_of_ml_dsa_65() throws Exception {
        assertEquals("5ff5e196f0b830c3b10a9eb5358e7c98a3a20136cb677f3ae3b90175c3ace329", accumulated(10_000));
    }

    private static String accumulated(int rounds) throws Exception {
        SHAKEDigest inputs = new SHAKEDigest(128);
        SHAKEDigest outputs = new SHAKEDigest(128);
        for (int i = 0; i < rounds; i++) {
            KeyPair pair = mlDsa(ScriptedRandom.of(drawn(inputs, 32)));
            byte[] publicKey = raw(pair.getPublic());
            Signature signer = Signature.getInstance(JdkPartySigner.POST_QUANTUM);
            // Deterministic signatures are those whose randomness is zero.
            signer.initSign(pair.getPrivate(), ScriptedRandom.of(new byte[32]));
            byte[] signature = signer.sign();
            outputs.update(publicKey, 0, publicKey.length);
            outputs.update(signature, 0, signature.length);
        }
        return HexFormat.of().formatHex(drawn(outputs, 32));
    }

    @Test
    void ml_dsa_signatures_work_with_bouncy_castle_both_ways() throws Exception {
        byte[] statement = "statement".getBytes(StandardCharsets.US_ASCII);
        KeyPair ours = mlDsa(new SecureRandom());
        Octets signature = new JdkPartySigner(null, ours.getPrivate()).signPostQuantum(statement);
        MLDSASigner theirs = new MLDSASigner();
        theirs.init(false, new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_65, raw(ours.getPublic())));
        theirs.update(statement, 0, statement.length);
        assertTrue(theirs.verifySignature(signature.array()));

        MLDSAKeyPairGenerator generator = new MLDSAKeyPairGenerator();
        generator.init(new MLDSAKeyGenerationParameters(new SecureRandom(), MLDSAParameters.ml_dsa_65));
        var pair = generator.generateKeyPair();
        theirs.init(true, pair.getPrivate());
        theirs.update(statement, 0, statement.length);
        byte[] their = theirs.generateSignature();
        byte[] encoded = ours.getPublic().getEncoded();
        byte[] publicKey = ((MLDSAPublicKeyParameters) pair.getPublic()).getEncoded();
        System.arraycopy(publicKey, 0, encoded, encoded.length - ML_DSA_PUBLIC_BYTES, ML_DSA_PUBLIC_BYTES);
        PublicKey key = KeyFactory.getInstance("ML-DSA-65").generatePublic(new X509EncodedKeySpec(encoded));
        PartyVerifier verifier = verifier(classical().getPublic(), key);
        assertTrue(verifier.verifyPostQuantum("bank", statement, Octets.wrap(their)));
        assertFalse(verifier.verifyPostQuantum("bank", new byte[0], Octets.wrap(their)));
        assertFalse(verifier.verifyPostQuantum("bank", statement, Octets.wrap(Arrays.copyOf(their, 3308))));
    }

    @Test
    void a_signer_and_its_verifier_agree_and_the_signer_prints_no_key() throws Exception {
        KeyPair classical = classical();
        KeyPair postQuantum = mlDsa(new SecureRandom());
        JdkPartySigner signer = new JdkPartySigner(classical.getPrivate(), postQuantum.getPrivate());
        byte[] statement = {1, 2, 3};
        PartyVerifier verifier = verifier(classical.getPublic(), postQuantum.getPublic());
        assertEquals(64, signer.signClassical(statement).length());
        assertTrue(verifier.verifyClassical("bank", statement, signer.signClassical(statement)));
        assertEquals(3309, signer.signPostQuantum(statement).length());
        assertTrue(verifier.verifyPostQuantum("bank", statement, signer.signPostQuantum(statement)));
        assertArrayEquals(new byte[32], verifier.certificateDigest("bank").array());
        assertEquals(Octets.EMPTY, verifier.certificateDigest("stranger"));
        assertEquals("JdkPartySigner[keys redacted]", signer.toString());
    }

    private static PartyVerifier verifier(PublicKey classical, PublicKey postQuantum) {
        return new JdkPartyVerifier(Map.of(
                "bank", new JdkPartyVerifier.PartyKeys(classical, postQuantum, Octets.wrap(new byte[32]))));
    }

    private static KeyPair classical() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyPair mlDsa(SecureRandom random) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA");
        generator.initialize(NamedParameterSpec.ML_DSA_65, random);
        return generator.generateKeyPair();
    }

    private static PublicKey p256(String x, String y) throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
                new ECPoint(new BigInteger(x, 16), new BigInteger(y, 16)), curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - ML_DSA_PUBLIC_BYTES, encoded.length);
    }

    private static byte[] drawn(SHAKEDigest shake, int length) {
        byte[] bytes = new byte[length];
        shake.doOutput(bytes, 0, length);
        return bytes;
    }
}
