package io.riskmesh.gateway.ledger.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;

final class LowSSignerTest {
    private static final BigInteger HALF =
            new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16).shiftRight(1);
    private static final int SIGNATURES = 300;

    @Test
    void every_signature_verifies_and_has_the_smaller_s() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        LowSSigner signer = new LowSSigner(pair.getPrivate());
        for (int i = 0; i < SIGNATURES; i++) {
            byte[] message = ("message " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            byte[] signature = signer.sign(MessageDigest.getInstance("SHA-256").digest(message));
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(pair.getPublic());
            check.update(message);
            assertTrue(check.verify(signature));
            int rLength = signature[3];
            assertTrue(new BigInteger(1, signature, 6 + rLength, signature[5 + rLength]).compareTo(HALF) <= 0);
            assertArrayEquals(signature, LowSSigner.lowered(signature));
        }
    }
}
